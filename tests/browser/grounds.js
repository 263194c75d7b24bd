// Remembers what has a ground of its own: a colour that its neighbourhood has not.

() => {
  const ground = (each) => {
    const { rgb, alpha } = colour(styleOf(each).backgroundColor)
    return alpha || !each.parentElement ? String(rgb) : ground(each.parentElement)
  }
  window.grounded = everything().filter((each) =>
    each.tagName !== 'IMG' && !isAside(each) && ground(each) !== ground(each.parentElement))
}
