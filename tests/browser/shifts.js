// What moved while the page came, and by how much (Layout Instability).

() => new Promise((done) => {
  const moved = []
  const observer = new PerformanceObserver((list) => moved.push(...list.getEntries()))
  observer.observe({ type: 'layout-shift', buffered: true })
  requestAnimationFrame(() => requestAnimationFrame(() => {
    moved.push(...observer.takeRecords())
    done(moved.flatMap((shift) => shift.sources.map(({ node }) =>
      `moved by ${shift.value.toFixed(4)}: ${node ? told(node.nodeType === 1 ? node : node.parentElement) : '?'}`)))
  }))
})
