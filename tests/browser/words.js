// The lines of the page as they are seen, and its headings and links; without forms, which need their scripts, and
// without the day that keeps true what a page without scripts says of it.

() => {
  for (const day of document.querySelectorAll('.as-of')) day.remove()
  for (const form of document.querySelectorAll('details:has(form), form, pagefind-input')) form.remove()
  return [
    ...document.body.innerText.split('\n').map((line) => line.trim()).filter(Boolean),
    ...[...document.querySelectorAll('h1, h2, h3, h4, a[href]')].filter(isShown)
      .map((each) => `${each.tagName} ${each.getAttribute('href') ?? ''} ${each.textContent.trim()}`),
  ]
}
