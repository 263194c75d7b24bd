// The lines of the page as they are seen, and its headings and links.

() => [
  ...document.body.innerText.split('\n').map((line) => line.trim()).filter(Boolean),
  ...[...document.querySelectorAll('h1, h2, h3, h4, a[href]')].filter(isShown)
    .map((each) => `${each.tagName} ${each.getAttribute('href') ?? ''} ${each.textContent.trim()}`),
]
