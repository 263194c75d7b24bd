// The spacing that readers may set (WCAG 1.4.12). A sheet that a script makes is not asked of the policy.

() => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
    p { margin-block-end: 2em !important }
  `)
  document.adoptedStyleSheets = [sheet]
}
