// What the scripts beside this one share: they stand behind it, each a function that is called once.

const styleOf = (each) => getComputedStyle(each)

/** An element as a finding names it. */
const told = (each) =>
  [each.tagName.toLowerCase(), ...each.classList].join('.') +
  ': ' + each.textContent.trim().replace(/\s+/g, ' ').slice(0, 50)

/** What is only read out, with all that is in it. */
const readOut = [...document.querySelectorAll('body *')].filter((each) => /^inset\((50|100)%\)$/.test(styleOf(each).clipPath))

const isShown = (each) =>
  each.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
  each.getClientRects().length > 0 && !readOut.some((hidden) => hidden.contains(each))

const everything = () => [...document.body.querySelectorAll('*')].filter(isShown)

/** A link that is outside the page until it has the focus. */
const isAside = (each) => each.getBoundingClientRect().bottom + scrollY <= 0

const STOPS = 'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex="-1"])'
const stops = () => [...document.querySelectorAll(STOPS)].filter((each) => isShown(each) && !each.disabled)

/** Every shown piece of text with the rectangles of its lines and the box that holds it. */
const texts = () => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const found = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement
    if (!node.data.trim() || !isShown(parent) || isAside(parent)) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const lines = [...range.getClientRects()].filter((line) => line.width > 0.5)
    let box = parent
    while (/^(inline|contents)$/.test(styleOf(box).display)) box = box.parentElement
    found.push({ words: node.data.trim().replace(/\s+/g, ' ').slice(0, 50), lines, box })
  }
  return found
}

// Colours, as numbers from 0 to 255 and an opacity

const colour = (text) => {
  const [red, green, blue, alpha = 1] = text.match(/[\d.]+/g).map(Number)
  return { rgb: [red, green, blue], alpha }
}

const laid = (over, under) => over.rgb.map((part, n) => part * over.alpha + under[n] * (1 - over.alpha))

const luminance = (rgb) => {
  const [red, green, blue] = rgb.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** The ratio of WCAG 2: from 1 to 21. */
const contrast = (one, other) => {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** The colour of the ground at a point of the window: what lies there, from the canvas, which has the body's, upwards. */
const groundAt = (x, y) =>
  [document.body, ...document.elementsFromPoint(x, y).reverse()]
    .map((each) => colour(styleOf(each).backgroundColor))
    .reduce((under, over) => laid(over, under), [255, 255, 255])
