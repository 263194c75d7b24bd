"""A number → that many events as their authors would write them: every kind of time, place, state and programme.

The same number gives the same files. What a calendar might break stands in the words: commas, semicolons, quotes,
backslashes, emoji, letters of several bytes. Ordinary events, for measuring, are in juliste/editor/corpus.py.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

from juliste.model import LANGUAGES, Language
from tests.sites import write

WORDS: dict[Language, tuple[str, ...]] = {
    "fi": ("yhteistyö", "kaupunki", "lähidemokratia", "järjestöt", "tulevaisuus", "työpaja", "keskustelu", "päätös"),
    "sv": ("samarbete", "staden", "närdemokrati", "föreningar", "framtid", "verkstad", "samtal", "beslut"),
    "en": ("cooperation", "the city", "local democracy", "associations", "the future", "workshop", "talks", "decision"),
}
ODD = ("A; B, C", "R&D <b>x</b> &amp;", "😀👩‍👧", 'sanoi "ei"', "polku C:\\uusi", "#1: mitä?", "50 % – é", "")
TIMES = (  # {day}, {next}, {after}: dates in a row
    *("{day} klo 9.00–11.00", "{day} klo 13–15.30", "{day} klo 18.15", "{day}", "{day} klo 20–24"),
    *("{day}–{after}", "{day} klo 9 – {next} klo 15", "{day}–{after} klo 9–15", "{day} klo 22.00 – {next} klo 2.00"),
    *("30.3.2030 klo 22.00 – 31.3.2030 klo 6.00", "26.10.2030 klo 22.00 – 27.10.2030 klo 6.00"),
    *("27.10.2030 klo 3.30 talviaikaa – 5.00", "31.12.2029 klo 20.00 – 1.1.2030 klo 2.00"),
)
PLACES = (
    *("place: talo", "place: {in: talo, room: Sali 2}", "online: true"),
    "online: {platform: Teams, link: 'https://example.org/liity,1;2?a=ä'}",
    "place: {name: 'Tori, itäpuoli', street: Katu 1, city: Turku}\nonline: {link: registered}",
)
REGISTRATIONS = (
    *("", "registration: none", "registration: {url: 'https://example.org/ilmo?a=1,2;3', closes: 1.2.2029}"),
    *("registration: {email: ilmo@example.org, phone: 0295 16001, full: yes}", "registration: invited"),
)
HYBRID = "registration:\n  - {for: place, url: 'https://example.org/a'}\n  - {for: online, email: b@example.org}"
STATES = (
    *("", "", "", "", "status: cancelled", "status: {is: cancelled, reason: 'Sairaus; *pahoittelut*.'}"),
    *("status: postponed", "was: {time: 1.2.2029 klo 9–11}", "was: {place: {name: Vanha talo}}", "was: {online: true}"),
)
TRACKS = "tracks: [{id: a, name: 'A, alku', room: Sali A}, {id: b, name: B}]\n"
PROGRAMMES = (
    "",
    "programme: [9.00 Avaus, 9.30–10.00 Puhe, {time: 10.00, kind: coffee}, {time: 10.15, title: Loppu}]",
    f"{TRACKS}programme:\n  - 9.00 Avaus\n  - {{time: 9.30, title: Yksi, track: a}}\n  - {{time: 9.30, title: Kaksi, "
    "track: b, status: cancelled}\n  - {time: 10.30, kind: lunch}",
)
SEVERAL = (
    "\n  - {day} klo 9–11\n  - {{time: {next} klo 9–11, id: svenska, languages: [sv], status: cancelled}}\n  - {after}"
)


def corpus(root: Path, number: int) -> Path:
    """Write the events with their registers below a folder."""
    registers = root / "content/registers"
    for each in range(6):
        write(
            registers / f"organisations/jarjestaja-{each}.yaml",
            f"name: {{fi: Järjestäjä {each}, sv: Arrangör {each}}}\n",
        )
        write(registers / f"topics/aihe-{each}.yaml", f"name: {{fi: 'Aihe {each}, ja', en: Topic {each}}}\n")
        write(registers / f"series/sarja-{each}.yaml", f"name: Sarja {each}\n")
    write(
        registers / "places/talo.yaml",
        "name: {fi: Talo, sv: Huset}\nstreet: Tie 3\ncity: Espoo\nmap: [60.1756, 24.8277]\n",
    )
    for each in range(number):
        random = Random(each)  # noqa: S311 - nothing secret
        day = date(2028, 6, 1) + timedelta(days=random.randrange(1000))
        folder = root / f"content/events/{day.year}/tapahtuma-{each}"
        for language, text in _files(each, day, random):
            write(folder / f"event.{language}.md", text)
    return root


def _files(number: int, day: date, random: Random) -> Iterator[tuple[Language, str]]:
    yield "fi", "\n".join(filter(None, ("---", *_words("fi", number, random), *_facts(number, day, random), "---\n")))
    for language in LANGUAGES[1 : 1 + number % 3]:
        yield language, "\n".join(("---", *_words(language, number, random), "---\n"))


def _words(language: Language, number: int, random: Random) -> Iterator[str]:
    words = random.choices(WORDS[language], k=4)
    yield f"title: {_quoted(f'{words[0]} {ODD[number % len(ODD)]} {words[1]} {number}'.strip())}"
    yield f"summary: {_quoted(' '.join(random.choices(WORDS[language], k=random.randrange(3, 40))))}"


def _facts(number: int, day: date, random: Random) -> Iterator[str]:
    several = number % 7 == 0
    days = {
        name: f"{each.day}.{each.month}.{each.year}"
        for name, each in zip(
            ("day", "next", "after"), (day + timedelta(days=ahead) for ahead in range(3)), strict=True
        )
    }
    yield f"time: {(SEVERAL if several else TIMES[number % len(TIMES)]).format(**days)}"
    place = random.choice(PLACES)
    yield place
    yield HYBRID if "\n" in place else random.choice(REGISTRATIONS)
    yield random.choice(STATES)
    if not several and number % len(TIMES) == 0:
        yield random.choice(PROGRAMMES)
    yield "languages: [fi]"
    yield f"organisers: [jarjestaja-{random.randrange(6)}]"
    yield f"topics: [aihe-{random.randrange(3)}, aihe-{random.randrange(3, 6)}]"
    yield f"series: [sarja-{random.randrange(6)}]" if number % 2 else ""


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
