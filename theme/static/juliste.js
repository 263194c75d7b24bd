// Brings what a page says up to the reader's clock. The page is right without it: see juliste/pages/phases.py.
(() => {
  const all = selector => document.querySelectorAll(selector)
  const clock = at => at.getHours() + '.' + String(at.getMinutes()).padStart(2, '0')

  // A time in the reader's own zone, where that is another one than the event's.
  for (const template of all('[data-local]')) {
    const [start, end] = template.dataset.local.split('/').map(text => new Date(text))
    const [, sign, hours, minutes] = /([+-])(..):(..)/.exec(template.dataset.local.slice(16)) || []
    if (!sign || +(sign + 1) * (hours * 60 + +minutes) === -start.getTimezoneOffset()) continue
    const day = at => at.toLocaleDateString(document.documentElement.lang, {dateStyle: 'long'})
    const there = template.dataset.local.slice(0, 10)
    const here = new Date(start - start.getTimezoneOffset() * 6e4).toISOString().slice(0, 10)
    const text = (here === there ? '' : day(start) + ', ') + clock(start) + (end ? '–' + clock(end) : '')
    template.content.firstElementChild.append(text)
    template.replaceWith(template.content)
  }

  const step = () => {
    const now = Date.now()
    const has = moment => moment && Date.parse(moment) <= now
    const due = each => has(each.dataset.until) || has(each.dataset.from)
    for (let each; (each = [...all('[data-from],[data-until]')].find(due));) {
      if (has(each.dataset.until)) each.remove()
      else each.replaceWith(each.content)
    }
    // An event that has ended goes to the past ones.
    for (const entry of all('[data-ends]')) {
      if (!has(entry.dataset.ends)) continue
      const group = entry.closest('section')
      document.getElementById('over')?.prepend(entry)
      delete entry.dataset.ends
      if (!group.querySelector('li')) group.remove()
    }
  }

  for (const day of all('.as-of')) day.remove()
  step()
  setInterval(step, 6e4)
})()
