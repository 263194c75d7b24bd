"""A number → the content of a site of that many ordinary events, for measuring: paths below `content/` and their texts.

The same number gives the same texts, and an event is the same whatever their number. Each has words in three languages,
a programme of eight items, eight partners, two contacts, a registration that closes, and some 200 words of prose a
language. Events that try what calendars and pages might break on are in tests/corpus.py.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from random import Random

from msgspec import Struct

from juliste.model import LANGUAGES, Language

ORGANISATIONS = 200
PUBLISHER = "kumppani-0"
"""The organisation that organises every event."""

RARE = "kumppani-199"
"""The organisation that every hundredth event names as a partner, and no other."""

FIRST_DAY = date(2019, 1, 7)
DAYS = 8 * 365
"""Events are on these days from the first one, as in a site that keeps all that it ever announced."""


class Phrases(Struct, frozen=True):
    """The words of a language. Of the sentences, `{a}` and `{b}` are themes; others have what their events give."""

    themes: tuple[str, ...]
    sentences: tuple[str, ...]
    title: str
    heading: str
    points: tuple[str, ...]
    link: str
    items: tuple[str, ...]
    roles: tuple[str, ...]
    partner: str
    topic: str


WORDS: Mapping[Language, Phrases] = {
    "fi": Phrases(
        themes=(
            *("avoin hallinto", "kuntien yhteistyö", "lähidemokratia", "vapaaehtoistyö", "nuorten osallistuminen"),
            *("ikääntyneiden hyvinvointi", "kansalaisten luottamus", "järjestöjen rahoitus", "selkeä virkakieli"),
            *("saavutettavuus", "julkinen tieto", "kaupunkien suunnittelu", "osallistuva budjetointi"),
            *("kielellinen yhdenvertaisuus", "kotoutuminen", "ilmastotyö", "kirjastojen tehtävä", "digitaalinen tuki"),
            *("vuoropuhelu", "varautuminen", "maaseudun tulevaisuus", "työelämän muutos", "lasten kuuleminen"),
            "hyvä päätöksenteko",
        ),
        sentences=(
            "Keskustelemme yhdessä siitä, mitä {a} ja {b} merkitsevät asukkaille, järjestöille ja kunnille.",
            "Hankkeessa on kysytty asukkailta, miten {a} ja {b} näkyvät heidän arjessaan nyt ja tulevina vuosina.",
            "Alustusten aiheina ovat {a} ja {b}, ja jokaisen alustuksen jälkeen on aikaa kysymyksille.",
            "Pienissä ryhmissä pohditaan, mitä esteitä {a} kohtaa ja miten {b} voisi auttaa niiden yli.",
            "Kerromme, miten {a} etenee eri puolilla maata, mitä siitä on opittu ja mihin {b} liittyy.",
            "Erityisesti {a} on herättänyt paljon kysymyksiä, joihin ministeriön asiantuntijat vastaavat.",
            "Tulokset kootaan suositukseen, jonka pääaiheina ovat {a} ja {b}, ja se julkaistaan ensi vuonna.",
            "Tilaisuus sopii kaikille, joita {a} tai {b} kiinnostaa, eikä aikaisempaa kokemusta tarvita.",
            "Viime vuoden kyselyssä tärkeimmiksi asioiksi nousivat selvästi {a} ja {b}.",
            "Kuulemme myös kokemuksia kunnista, joissa {a} on jo osa jokapäiväistä työtä ja {b} vasta alussa.",
            "Osallistujat saavat etukäteen lyhyen muistion, jossa {a} ja {b} esitellään esimerkkien avulla.",
            "Lopuksi sovimme, kuka jatkaa työtä ja milloin {a} ja {b} otetaan uudelleen esille.",
        ),
        title="Keskustelutilaisuus {number}: {a} ja {b}",
        heading="Miksi {a} on tärkeä",
        points=("{a}: nykytila ja tavoitteet", "{a}: kokemuksia kunnista", "{a}: mitä seuraavaksi?", "{a} ja {b}"),
        link="**Hankeryhmä** vastaa kysymyksiin, ja *ennakkoaineisto* on [hankkeen sivuilla]({url}).",
        items=("Alustus: {a} ja {b}", "Keskustelu: {a}, {b} ja {c}", "Työpaja: {a} ja {b}", "Puhe: {a}, {b} ja {c}"),
        roles=("erityisasiantuntija", "viestintäpäällikkö"),
        partner="Kumppani {number}",
        topic="Aihe {number}",
    ),
    "sv": Phrases(
        themes=(
            *("öppen förvaltning", "samarbetet mellan kommunerna", "närdemokratin", "frivilligarbetet"),
            *(
                "ungas deltagande",
                "de äldres välbefinnande",
                "medborgarnas förtroende",
                "organisationernas finansiering",
            ),
            *("ett klart myndighetsspråk", "tillgängligheten", "offentlig information", "stadsplaneringen"),
            *("medborgarbudgeteringen", "språklig jämlikhet", "integrationen", "klimatarbetet", "bibliotekens uppdrag"),
            *("digitalt stöd", "dialogen", "beredskapen", "landsbygdens framtid", "förändringen i arbetslivet"),
            *("hörandet av barn", "gott beslutsfattande"),
        ),
        sentences=(
            "Vi diskuterar tillsammans vad {a} och {b} betyder för invånare, organisationer och kommuner.",
            "I projektet har man frågat invånarna hur {a} och {b} syns i deras vardag nu och under de kommande åren.",
            "Ämnena för inledningarna är {a} och {b}, och efter varje inledning finns det tid för frågor.",
            "I små grupper funderar vi på vilka hinder {a} möter och hur {b} kunde hjälpa till att undanröja dem.",
            "Vi berättar hur {a} framskrider på olika håll, vad vi har lärt oss och hur {b} hör ihop därmed.",
            "I synnerhet {a} har väckt många frågor, som ministeriets experter svarar på under evenemanget.",
            "Resultaten samlas i en rekommendation med {a} och {b} som huvudämnen, och den publiceras nästa år.",
            "Evenemanget passar alla som är intresserade av {a} eller {b}, och ingen tidigare erfarenhet behövs.",
            "I fjolårets enkät var {a} och {b} de frågor som tydligt ansågs vara viktigast.",
            "Vi hör också erfarenheter från kommuner där {a} redan hör till vardagen och {b} är i sin början.",
            "Deltagarna får på förhand en kort promemoria där {a} och {b} presenteras med hjälp av exempel.",
            "Till slut kommer vi överens om vem som fortsätter arbetet och när {a} och {b} tas upp på nytt.",
        ),
        title="Diskussion {number}: {a} och {b}",
        heading="Därför behövs {a}",
        points=("{a}: nuläge och mål", "{a}: erfarenheter från kommuner", "{a}: vad händer sedan?", "{a} och {b}"),
        link="**Projektgruppen** svarar på frågor, och *förhandsmaterialet* finns på [projektets sidor]({url}).",
        items=("Inledning: {a} och {b}", "Samtal: {a}, {b} och {c}", "Verkstad: {a} och {b}", "Tal: {a}, {b} och {c}"),
        roles=("specialsakkunnig", "kommunikationschef"),
        partner="Samarbetspartner {number}",
        topic="Tema {number}",
    ),
    "en": Phrases(
        themes=(
            *("open government", "cooperation between municipalities", "local democracy", "volunteering"),
            *("the participation of young people", "the welfare of older people", "the trust of citizens"),
            *("the funding of associations", "plain official language", "accessibility", "public information"),
            *("city planning", "participatory budgeting", "linguistic equality", "integration", "climate work"),
            *("the role of libraries", "digital support", "dialogue", "preparedness", "the future of the countryside"),
            *("the change in working life", "the hearing of children", "good decision-making"),
        ),
        sentences=(
            "Together we discuss what {a} and {b} mean for residents, associations and municipalities.",
            "The project has asked residents how {a} and {b} are seen in their daily lives now and in coming years.",
            "The subjects of the talks are {a} and {b}, and after each talk there is time for questions.",
            "In small groups we think about the obstacles that {a} meets and how {b} could help us over them.",
            "We tell how {a} proceeds in different parts of the country, what was learnt and how {b} is part of it.",
            "In particular {a} has raised many questions, which the experts of the ministry answer on the spot.",
            "The results are gathered into a recommendation about {a} and {b}, which is published next year.",
            "The event is for all who are interested in {a} or {b}, and no earlier experience is needed.",
            "In the survey of last year {a} and {b} were clearly thought to be the most important questions.",
            "We also hear from municipalities where {a} is already a part of everyday work and {b} is still new.",
            "Participants receive a short paper beforehand, in which {a} and {b} are presented with examples.",
            "In the end we agree on who continues the work and when {a} and {b} are taken up again.",
        ),
        title="Discussion {number}: {a} and {b}",
        heading="Why {a} matters",
        points=("{a}: where we are and our aims", "{a}: experiences", "{a}: what comes next?", "{a} and {b}"),
        link="**The project group** answers questions, and *the papers* are on [the pages of the project]({url}).",
        items=(
            "Opening: {a} and {b}",
            "Discussion: {a}, {b} and {c}",
            "Workshop: {a} and {b}",
            "Talk: {a}, {b} and {c}",
        ),
        roles=("senior specialist", "head of communications"),
        partner="Partner {number}",
        topic="Topic {number}",
    ),
}
"""The phrases of the languages, in the same order in each."""

STREETS = ("Koulukatu", "Puistokatu", "Rantatie", "Asematie", "Kirkkokatu")
CITIES = ("Helsinki", "Turku", "Tampere", "Oulu", "Vaasa", "Kuopio")
FIRST_NAMES = ("Aino", "Eero", "Helmi", "Ilmari", "Kaisa", "Lauri", "Maria", "Olavi", "Siiri", "Väinö")
LAST_NAMES = ("Ahonen", "Berg", "Heikkilä", "Korhonen", "Lindström", "Mäkelä", "Nieminen", "Salo", "Virtanen", "Öhman")


def corpus(number: int) -> Iterator[tuple[str, str]]:
    """The path below `content/` and the text of every file."""
    yield from _registers()
    for each in range(number):
        for language in LANGUAGES:
            yield path(each, language), _event(each, language)


def path(number: int, language: Language) -> str:
    """Where an event's words in a language are, below `content/`."""
    return f"events/{_day(number).year}/tapahtuma-{number}/event.{language}.md"


def organisation(name: str) -> str:
    """Where an organisation is, below `content/`."""
    return f"registers/organisations/{name}.yaml"


def _registers() -> Iterator[tuple[str, str]]:
    for each in range(ORGANISATIONS):
        names = ", ".join(f"{language}: {WORDS[language].partner.format(number=each)}" for language in LANGUAGES)
        yield organisation(f"kumppani-{each}"), f"name: {{{names}}}\nemail: kumppani-{each}@example.org\n"
    for each in range(12):
        names = ", ".join(f"{language}: {WORDS[language].topic.format(number=each)}" for language in LANGUAGES)
        yield f"registers/topics/aihe-{each}.yaml", f"name: {{{names}}}\n"


def _event(number: int, language: Language) -> str:
    """A file of an event: all facts in the Finnish one. Its languages choose the same phrases, by the same dice."""
    dice = Random(number)  # noqa: S311 - nothing secret
    words = WORDS[language]
    head = [
        f'title: "{_phrase(words.title, words, dice, number=number)}"',
        f'summary: "{_phrase(dice.choice(words.sentences), words, dice)}"',
    ]
    programme = list(_programme(language, dice))
    body = "\n\n".join(_prose(words, dice))
    if language == "fi":
        head += [*_facts(number), "programme:", *programme, "contacts:", *_contacts(number)]
    else:
        head += ["programme:", *programme, "contacts:"]
        head += [f"  yhteys-{place}: {{role: {role}}}" for place, role in enumerate(words.roles)]
    return "\n".join(("---", *head, "---", body, ""))


def _phrase(pattern: str, words: Phrases, dice: Random, **given: object) -> str:
    """A phrase with themes in it, beginning with a capital."""
    a, b, c = dice.sample(words.themes, k=3)
    text = pattern.format(a=a, b=b, c=c, **given)
    return text[0].upper() + text[1:]


def _programme(language: Language, dice: Random) -> Iterator[str]:
    """The lines of eight items, one after another from nine o'clock: every second has a speaker, three have a text."""
    words, start = WORDS[language], 9 * 60
    for place in range(8):
        end = start + dice.choice((15, 30, 45, 60))
        title = _phrase(dice.choice(words.items), words, dice)
        text = " ".join(_phrase(pattern, words, dice) for pattern in dice.sample(words.sentences, k=2))
        speaker = _person(dice)
        if language == "fi":
            yield f"  - time: {_clock(start)}–{_clock(end)}"
            yield f"    id: kohta-{place}"
        else:
            yield f"  kohta-{place}:"
        yield f'    title: "{title}"'
        if language == "fi" and place % 2:
            yield f"    speakers: [{speaker}]"
        if place % 3 == 0:
            yield f'    text: "{text}"'
        start = end


def _prose(words: Phrases, dice: Random) -> Iterator[str]:
    """The paragraphs: three of three sentences, with a heading, emphasis and a link, and a list."""
    first, second, third = (
        " ".join(_phrase(pattern, words, dice) for pattern in dice.sample(words.sentences, k=3)) for _ in range(3)
    )
    yield first
    yield f"## {_phrase(words.heading, words, dice)}"
    yield f"{second} {words.link.format(url=f'https://example.org/hanke/{dice.randrange(10_000)}')}"
    yield "\n".join(f"- {_phrase(point, words, dice)}" for point in words.points)
    yield third


def _facts(number: int) -> Iterator[str]:
    """The lines of what needs no words."""
    dice = Random(f"facts {number}")  # noqa: S311 - nothing secret
    day = _day(number)
    closes = day - timedelta(days=7)
    partners = [f"kumppani-{each}" for each in dice.sample(range(1, ORGANISATIONS - 1), k=8)]
    if number % 100 == 0:
        partners[-1] = RARE
    yield f"time: {day.day}.{day.month}.{day.year} klo 9.00–17.00"
    yield "place:"
    yield f"  name: Sali {dice.randrange(50)}"
    yield f"  street: {dice.choice(STREETS)} {dice.randrange(1, 90)}"
    yield f"  city: {dice.choice(CITIES)}"
    yield "  map: [60.1756, 24.9342]"
    yield "registration:"
    yield f"  url: https://example.org/ilmoittautuminen/{number}"
    yield f"  closes: {closes.day}.{closes.month}.{closes.year}"
    yield f"  capacity: {dice.choice((20, 50, 100))}"
    yield "languages: [fi]"
    yield f"organisers: [{PUBLISHER}]"
    yield f"partners: [{', '.join(partners)}]"
    yield f"topics: [{', '.join(f'aihe-{each}' for each in sorted(dice.sample(range(12), k=2)))}]"


def _contacts(number: int) -> Iterator[str]:
    dice = Random(f"contacts {number}")  # noqa: S311 - nothing secret
    for place, role in enumerate(WORDS["fi"].roles):
        yield f"  - id: yhteys-{place}"
        yield f"    name: {_person(dice)}"
        yield f"    role: {role}"
        yield f"    email: yhteys-{dice.randrange(200)}@example.org"
        yield f'    phone: "029 551 {dice.randrange(1000, 10_000)}"'
        yield f"    organisation: {PUBLISHER}"


def _day(number: int) -> date:
    return FIRST_DAY + timedelta(days=Random(f"day {number}").randrange(DAYS))  # noqa: S311 - nothing secret


def _person(dice: Random) -> str:
    return f"{dice.choice(FIRST_NAMES)} {dice.choice(LAST_NAMES)}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60}.{minutes % 60:02}"
