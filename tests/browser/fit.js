// What does not fit: beyond the window, out of its box, cut off, or upon other words.

() => {
  const width = document.documentElement.clientWidth
  const isBeyond = (box) => box.right > width + 0.5 || box.left < -0.5
  const pieces = texts()

  const beyond = () => [
    ...everything().filter((each) => !isAside(each) && isBeyond(each.getBoundingClientRect())).map(told),
    ...pieces.filter((piece) => piece.lines.some(isBeyond)).map((piece) => piece.words),
  ]
  // The innermost box, with its padding.
  const isOut = ({ lines, box }) => {
    const around = box.getBoundingClientRect()
    return lines.some((line) => line.right > around.right + 1 || line.left < around.left - 1)
  }
  const hides = (overflow) => /hidden|clip|auto|scroll/.test(overflow)
  const isCut = (each) =>
    (hides(styleOf(each).overflowX) && each.scrollWidth > each.clientWidth + 1) ||
    (hides(styleOf(each).overflowY) && each.scrollHeight > each.clientHeight + 1)
  // Lines of a narrow height touch where no letter is: only the middle three fifths of a line must stand free.
  const cores = pieces.flatMap(({ words, lines }, piece) =>
    lines.map(({ left, right, top, bottom }) => {
      const fifth = (bottom - top) / 5
      return { words, piece, left: left + 1, right: right - 1, top: top + fifth, bottom: bottom - fifth }
    }))
  const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
  const overlaps = () => cores.flatMap((a, n) =>
    cores.slice(n + 1).filter((b) => a.piece !== b.piece && meet(a, b)).map((b) => `${a.words} | ${b.words}`))

  return [
    ...(document.documentElement.scrollWidth > width ? ['the window scrolls sideways'] : []),
    ...beyond().map((what) => `beyond the window: ${what}`),
    ...pieces.filter(isOut).map((piece) => `out of ${told(piece.box)}`),
    ...everything().filter(isCut).map((each) => `cut off: ${told(each)}`),
    ...overlaps().map((both) => `one upon the other: ${both}`),
  ]
}
