// Calendar files, a JSON array of them in base64, on standard input → what ical.js reads in them, JSON on standard output.
//
//   node ical.mjs entries              of each file its entries: [uid, start, end, title, place, status, description]
//   node ical.mjs offsets FIRST LAST   of each file the seconds east of UTC by its zone, at each hour from FIRST to LAST
//
// A time is in seconds since 1970, a whole day "2021-03-25". Zones are those of the file, never a database's.

import { readFileSync } from 'node:fs'
import ICAL from 'ical.js'

const HOUR = 3600
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function calendar(base64) {
  const found = new ICAL.Component(ICAL.parse(utf8.decode(Buffer.from(base64, 'base64'))))
  if (found.name !== 'vcalendar') throw new Error('this is not one VCALENDAR')
  return found
}

function moment(entry, name) {
  const time = entry.getFirstPropertyValue(name)
  if (!time) throw new Error(`no ${name.toUpperCase()}`)
  if (time.isDate) return time.toString()
  if (time.zone === ICAL.Timezone.localTimezone) throw new Error(`${name.toUpperCase()} has no zone of this file`)
  return time.toUnixTime()
}

function seen(entry) {
  const text = name => entry.getFirstPropertyValue(name) ?? ''
  const times = ['dtstart', 'dtend'].map(name => moment(entry, name))
  return [text('uid'), ...times, text('summary'), text('location'), text('status'), text('description')]
}

// Only the way from the clock on the wall to the instant is asked, for that is how a file is read. The other way,
// convertToZone, is wrong for some hours after each change: it takes UTC for the time on the wall.
function offsets(zone, first, last) {
  const known = zone.component.getAllSubcomponents().map(each => each.getFirstPropertyValue('tzoffsetto').toSeconds())
  // The smaller first: an hour that is skipped names an instant too. And 0, which ical.js has before the first change.
  const tried = [...known.sort((one, other) => one - other), 0]
  const found = []
  for (let instant = first; instant < last; instant += HOUR) {
    const offset = tried.find(each => zone.utcOffset(onTheWall(instant + each)) === each)
    found.push(offset ?? Math.max(...known)) // of the hour that comes twice ical.js knows only the second time
  }
  return found
}

function onTheWall(seconds) {
  const date = new Date(seconds * 1000)
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]
  return { year, month, day, hour: date.getUTCHours(), minute: date.getUTCMinutes(), second: date.getUTCSeconds() }
}

const [question, first, last] = process.argv.slice(2)
const answer = {
  entries: of => of.getAllSubcomponents('vevent').map(seen),
  offsets: of => offsets(new ICAL.Timezone(of.getFirstSubcomponent('vtimezone')), Number(first), Number(last)),
}[question]
const answers = []
try {
  for (const file of JSON.parse(readFileSync(0, 'utf8'))) answers.push(answer(calendar(file)))
  process.stdout.write(JSON.stringify(answers))
} catch (error) {
  process.stderr.write(`file ${answers.length}: ${error}`)
  process.exitCode = 1
}
