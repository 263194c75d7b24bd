// What had a ground of its own and now has neither that nor a border.

() => window.grounded.filter((each) => {
  const { borderTopStyle, borderTopWidth } = styleOf(each)
  return borderTopStyle === 'none' || parseFloat(borderTopWidth) < 1
}).map((each) => `no border: ${told(each)}`)
