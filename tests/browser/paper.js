// What paper shows in vain, and what it lacks: links to other pages of the site; the words of the page itself.

() => {
  const isOfTheScreen = (each) => each.closest('nav, .calendar')
  return [
    ...[...document.querySelectorAll('nav, .skip')].filter(isShown).map((each) => `printed in vain: ${told(each)}`),
    ...[...document.querySelectorAll('main :is(h1, h2, dt, dd, tr, .status)')]
      .filter((each) => !isOfTheScreen(each) && !isShown(each)).map((each) => `not printed: ${told(each)}`),
  ]
}
