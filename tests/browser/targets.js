// Targets that are too small and too near (WCAG 2.5.8).

() => {
  const LEAST = 24
  const boxes = stops().filter((each) => !isAside(each)).map((each) => ({ each, box: each.getBoundingClientRect() }))

  // In a sentence: words that are no target stand in the same block.
  const isInSentence = ({ each }) => {
    if (styleOf(each).display !== 'inline') return false
    let block = each.parentElement
    while (/^(inline|contents)$/.test(styleOf(block).display)) block = block.parentElement
    const own = [...block.querySelectorAll(STOPS)].map((stop) => stop.textContent).join('')
    return block.textContent.replace(/\s/g, '').length > own.replace(/\s/g, '').length
  }
  const isSmall = ({ box }) => box.width < LEAST - 0.1 || box.height < LEAST - 0.1
  const centre = ({ box }) => [box.left + box.width / 2, box.top + box.height / 2]
  const away = (x, y, { left, right, top, bottom }) =>
    Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom))
  // The circle of a small target around its middle meets no other target, nor the circle of another small one.
  const isCrowded = (one, other) => {
    const [x, y] = centre(one)
    const [there, below] = centre(other)
    return away(x, y, other.box) < LEAST / 2 || (isSmall(other) && Math.hypot(x - there, y - below) < LEAST)
  }

  return boxes.filter((one) => isSmall(one) && !isInSentence(one)).flatMap((one) =>
    boxes.filter((other) => other !== one && !one.each.contains(other.each) && isCrowded(one, other))
      .map((other) => `${Math.round(one.box.width)} × ${Math.round(one.box.height)}: ${told(one.each)} | ${told(other.each)}`))
}
