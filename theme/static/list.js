// Narrows a list of events by topic, place and language. Without it there are the pages of each topic.
(() => {
  const template = document.getElementById('narrowing')
  template.replaceWith(template.content)
  const form = document.forms.narrowing
  const entries = [...document.querySelectorAll('.cards > li')]

  const show = () => {
    const wanted = [...new FormData(form)].filter(([, value]) => value)
    for (const entry of entries) {
      entry.hidden = !wanted.every(([name, value]) => entry.dataset[name].split('|').includes(value))
    }
    for (const list of document.querySelectorAll('.cards')) {
      list.closest('section').hidden = !list.querySelector('li:not([hidden])')
    }
    form.elements.number.value = entries.filter(entry => !entry.hidden).length
    return new URLSearchParams(wanted)
  }

  // The choice stands in the address, so that it can be sent to others.
  for (const [name, value] of new URLSearchParams(location.hash.slice(1))) {
    const field = form.elements[name]
    if (field?.options && [...field.options].some(option => option.value === value)) field.value = value
  }
  form.closest('details').open = location.hash.includes('=')
  form.addEventListener('input', () => history.replaceState(null, '', '#' + show()))
  show()
})()
