// The element that has the focus: which of the page's stops it is, and what is wrong with the way it shows it.

() => {
  const each = document.activeElement
  const style = styleOf(each)
  const box = each.getBoundingClientRect()
  const pieces = [...each.getClientRects()].filter((piece) => piece.width && piece.height)
  // A ring is an outline, or a shadow around the element. A shadow that is wider than the outline is far is its ground.
  const [, tint, spread] = /^(rgb\([^)]*\)) 0px 0px 0px ([\d.]+)px$/.exec(style.boxShadow) || ['', '', '0']
  const isOutline = style.outlineStyle !== 'none'
  const ring = isOutline ? parseFloat(style.outlineWidth) : +spread
  const offset = isOutline ? parseFloat(style.outlineOffset) : 0
  const away = offset + ring / 2
  const isLaid = isOutline && tint && offset >= 0 && +spread >= offset + ring
  const [wide, high] = [document.documentElement.clientWidth, innerHeight]

  // Points of the ring: four at each of its sides.
  const points = pieces.flatMap(({ left, right, top, bottom }) =>
    [0.02, 0.35, 0.65, 0.98].flatMap((share) => {
      const [x, y] = [left + share * (right - left), top + share * (bottom - top)]
      return [[x, top - away], [x, bottom + away], [left - away, y], [right + away, y]]
    }))
  const isWithin = ([x, y]) => x >= 0 && x < wide && y >= 0 && y < high
  const within = points.filter(isWithin)
  const grounds = isLaid ? [laid(colour(tint), [255, 255, 255])] : within.map(([x, y]) => groundAt(x, y))
  const least = Math.min(...grounds.map((ground) => contrast(laid(colour(isOutline || !tint ? style.outlineColor : tint), ground), ground)))
  const isOver = (point) => {
    const top = document.elementFromPoint(...point)
    return top && each.contains(top)
  }
  const inside = pieces.flatMap(({ left, right, top, bottom }) =>
    [0.1, 0.5, 0.9].map((share) => [left + share * (right - left), (top + bottom) / 2]))
  const cuts = (around) =>
    styleOf(around).overflow !== 'visible' && around !== document.body && around !== document.documentElement
  const ancestors = []
  for (let around = each.parentElement; around; around = around.parentElement) ancestors.push(around)

  const wrong = [
    [ring < 2, `its outline is ${style.outlineStyle}, ${style.outlineWidth}`],
    [least < 3, `its outline has a contrast of ${least.toFixed(2)}`],
    [within.length < points.length * 0.6, `only ${within.length} of ${points.length} points of its outline are in the window`],
    [box.top < -1 || box.left < -1 || box.right > wide + 1 || (box.bottom > high + 1 && box.height < high), 'it is not in the window'],
    [!inside.filter(isWithin).every(isOver), 'something covers it'],
    [ancestors.some(cuts), 'something around it cuts off'],
  ]
  return {
    stop: stops().indexOf(each),
    words: told(each),
    box: [box.left + scrollX, box.top + scrollY, box.right + scrollX, box.bottom + scrollY],
    wrong: wrong.filter(([is]) => is).map(([, what]) => what),
  }
}
