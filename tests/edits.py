"""A project of every kind of content → the same after an edit, as an editor, a clock or a careless hand makes it."""

import re
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from juliste.settings import PROJECT, Settings
from tests.corpus import corpus
from tests.sites import TINY_SETTINGS, commit, event, of, write

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="9"><path d="M0 0h{0}"/></svg>\n'
EVENTS = {
    "2030/alku": event(
        more="series: [sarja-0]\ntopics: [aihe-0]\npartners: [kumppani]\nmoved_from: [2029/vanha]\n"
        "contacts: [neuvoja]\nattachments:\n  - {file: kartta.txt, title: Kartta}\n",
        body="Katso [muu](event:2030/muu), [tuleva](event:2030/tuleva) ja [tietoa](page:tietoa).",
    ),
    "2030/muu": event("pe 26.4.2030 klo 9–16", "series: [sarja-0]\nstatus: cancelled\nreplaced_by: 2030/tuleva\n"),
    "2030/tuleva": event("la 1.6.2030 klo 12–16", "publish: 15.3.2030\nseries: [sarja-0]\n"),
    "2030/luonnos": event("su 2.6.2030", "draft: true\n", "Katso [alku](event:2030/alku)."),
    "2029/mennyt": event("pe 9.11.2029 klo 17.00", "contacts:\n  - {name: Bo Berg, phone: 040 111 2222, for: media}\n"),
    "2030/harvinainen": event("ti 30.4.2030 klo 9–10", "topics: [harvinainen]\n"),
}
REGISTERS = {
    "organisations/kirjasto": "name: {fi: Kirjasto, sv: Biblioteket}\nlogo: {file: kirjasto.svg, alt: Kirjasto}\n",
    "organisations/kumppani": "name: Kumppani\nlogo: {file: kumppani.svg, alt: Kumppani}\n",
    "people/neuvoja": "name: Anna Lind\norganisation: kirjasto\nemail: anna@example.org\n",
    "topics/harvinainen": "name: Harvinainen\n",
    "topics/tyhja": "name: Tyhjä\n",
}
PAGES = {
    "tietoa": "---\ntitle: Tietoa\n---\nLue [alku](event:2030/alku) ja [ohje](ohje.txt).\n",
    "yhteys": "---\ntitle: {fi: Yhteys, en: Contact}\n---\nSoita.\n",
}


class Project(Struct):
    """A project that is edited. number: of the edit; all that is random follows from `random`."""

    root: Path
    settings: Settings
    random: Random
    number: int = 0

    @property
    def content(self) -> Path:
        """Its content."""
        return self.root / "content"

    def any_of(self, pattern: str, text: str = "") -> Path:
        """One of the files of the content, of those with the text when there is one."""
        found = sorted(path for path in self.content.glob(pattern) if text in path.read_text(encoding="utf-8"))
        return self.random.choice(found)

    def change(self, **settings: Any) -> None:  # noqa: ANN401 - any field of the settings
        """Have other settings."""
        self.settings = replace(self.settings, **settings)


def project(root: Path, number: int, seed: int) -> Project:
    """The corpus and some events with all that binds one to another, below `root`, with its own theme and words."""
    corpus(root, number)
    for name, text in EVENTS.items():
        write(root / f"content/events/{name}/event.fi.md", text)
    for name, text in REGISTERS.items():
        write(root / f"content/registers/{name}.yaml", text)
    for name, text in PAGES.items():
        write(root / f"content/pages/{name}.fi.md", text)
    for name in ("kirjasto", "kumppani"):
        write(root / f"content/registers/organisations/{name}.svg", LOGO.format(9))
    write(root / "content/events/2030/alku/kartta.txt", "Kartta.\n")
    write(root / "content/pages/ohje.txt", "Ohje.\n")
    for name in ("theme", "translations", "docs/guide"):
        shutil.copytree(PROJECT / name, root / name)
    chosen = of(root, TINY_SETTINGS, THEME=str(root / "theme"), JULISTE_WORKERS=1, JULISTE_SEARCH=False)
    chosen = replace(chosen, translations=root / "translations", guide=True, docs=root / "docs")
    return Project(root, chosen, Random(seed))  # noqa: S311


def _edit(path: Path, pattern: str, new: str) -> None:
    """Put the new text where the pattern is, once."""
    text, times = re.subn(pattern, lambda _: new, path.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
    assert times == 1, (path, pattern)
    write(path, text)


def _set(path: Path, key: str, value: str) -> None:
    """Give the key of an event or of an entry another value, or take it away."""
    text = re.sub(rf"^{key}:.*\n(?:  .*\n)*", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    line = f"{key}: {value}\n" if value else ""
    write(path, text.replace("---\n", f"---\n{line}", 1) if path.suffix == ".md" else text + line)


CORPUS = "events/*/tapahtuma-*/event.fi.md"


def word(here: Project) -> None:
    path = here.any_of("events/*/*/event.*.md")
    write(path, f"{path.read_text(encoding='utf-8')}\nSana {here.number}.\n")


def title(here: Project) -> None:
    _set(here.any_of("events/*/*/event.fi.md"), "title", f"Otsikko {here.number}")


def time(here: Project) -> None:
    path = here.any_of(CORPUS)
    day = date(int(path.parts[-3]), 1, 1) + timedelta(days=here.random.randrange(365))
    _set(path, "time", f"{day.day}.{day.month}.{day.year} klo 9.00–11.00")


def status(here: Project) -> None:
    path = here.any_of(CORPUS)
    _set(path, "status", "" if "\nstatus: cancelled\n" in path.read_text(encoding="utf-8") else "cancelled")


def place_of_the_register(here: Project) -> None:
    _set(here.content / "registers/places/talo.yaml", "street", f"Tie {here.number}")


def name_of_an_organisation(here: Project) -> None:
    _set(here.any_of("registers/organisations/*.yaml"), "name", f"Järjestäjä {here.number}")


def email_of_an_organisation(here: Project) -> None:
    _set(here.any_of("registers/organisations/*.yaml"), "email", f"a{here.number}@example.org")


def phone_of_a_person(here: Project) -> None:
    _set(here.content / "registers/people/neuvoja.yaml", "phone", f"0295 {16000 + here.number}")


def logo(here: Project) -> None:
    write(here.any_of("registers/organisations/*.svg"), LOGO.format(10 + here.number))


def name_of_a_topic(here: Project) -> None:
    _set(here.any_of("registers/topics/*.yaml"), "name", f"Aihe {here.number}")


def name_of_a_series(here: Project) -> None:
    _set(here.any_of("registers/series/*.yaml"), "name", f"Sarja {here.number}")


def series_of_an_event(here: Project) -> None:
    path = here.any_of(CORPUS)
    _set(path, "series", "" if "\nseries:" in path.read_text(encoding="utf-8") else "[sarja-0, sarja-1]")


def topics_of_an_event(here: Project) -> None:
    _set(here.any_of(CORPUS), "topics", here.random.choice(("", "[aihe-0]", "[aihe-1, tyhja]", "[harvinainen]")))


def new_topic(here: Project) -> None:
    write(here.content / f"registers/topics/uusi-{here.number}.yaml", f"name: Uusi {here.number}\n")
    _set(here.any_of(CORPUS), "topics", f"[uusi-{here.number}]")


def organiser_of_an_event(here: Project) -> None:
    _set(here.any_of(CORPUS), "organisers", here.random.choice(("[kirjasto]", "[kumppani]", "[Muu Oy, kirjasto]")))


def draft(here: Project) -> None:
    path = here.any_of(CORPUS)
    _set(path, "draft", "" if "\ndraft: true" in path.read_text(encoding="utf-8") else "true")


def publishing(here: Project) -> None:
    day = here.settings.moment.date() + timedelta(days=here.random.randrange(-2, 4))
    _set(here.any_of(CORPUS), "publish", f"{day.day}.{day.month}.{day.year}")


def attachment(here: Project) -> None:
    write(here.content / "events/2030/alku/kartta.txt", f"Kartta {here.number}.\n")


def file_of_a_page(here: Project) -> None:
    write(here.content / "pages/ohje.txt", f"Ohje {here.number}.\n")


def new_language(here: Project) -> None:
    folder = here.any_of(CORPUS).parent
    write(folder / "event.en.md", f"---\ntitle: Title {here.number}\nsummary: Words.\n---\nText.\n")


def language_gone(here: Project) -> None:
    here.any_of("events/*/tapahtuma-*/event.[se]*.md").unlink()


def event_gone(here: Project) -> None:
    shutil.rmtree(here.any_of(CORPUS).parent)


def event_renamed(here: Project) -> None:
    former = here.any_of(CORPUS).parent
    present = former.rename(former.with_name(f"uusi-nimi-{here.number}"))
    _set(present / "event.fi.md", "moved_from", f"[{former.parent.name}/{former.name}]")


def new_event(here: Project) -> None:
    text = event("to 2.5.2030 klo 9–11", "series: [sarja-0]\ntopics: [aihe-2]\n", "Katso [alku](event:2030/alku).")
    write(here.content / f"events/2030/uusi-{here.number}/event.fi.md", text)


def another_event_instead(here: Project) -> None:
    _set(here.content / "events/2030/muu/event.fi.md", "replaced_by", here.random.choice(("", "2030/harvinainen")))


def page(here: Project) -> None:
    _set(here.any_of("pages/*.fi.md"), "title", f"Sivu {here.number}")


def new_page(here: Project) -> None:
    write(here.content / f"pages/sivu-{here.number}.fi.md", f"---\ntitle: Sivu {here.number}\n---\nSisältö.\n")


def guide(here: Project) -> None:
    path = here.root / "docs/guide/ohje.fi.md"
    write(path, f"{path.read_text(encoding='utf-8')}\nOhje {here.number}.\n")


def guide_or_none(here: Project) -> None:
    here.change(guide=not here.settings.guide)


def template(here: Project) -> None:
    path = here.random.choice(("event.html", "list.html", "page.html", "event/facts.html"))
    chosen = here.root / "theme/templates" / path
    write(chosen, chosen.read_text(encoding="utf-8").replace("<p", f'<p data-edit="{here.number}"', 1))


def style(here: Project) -> None:
    path = here.root / "theme/static/juliste.css"
    write(path, f"{path.read_text(encoding='utf-8')}\n.edit-{here.number} {{ color: red }}\n")


def translation(here: Project) -> None:
    _edit(here.root / "translations/sv.po", r'^msgstr "(Ny tid|Ny \d+)"$', f'msgstr "Ny {here.number}"')


def name_of_the_site(here: Project) -> None:
    here.change(name={"fi": f"Illat {here.number}", "sv": "Kvällar", "en": "Evenings"})


def months_of_calendars(here: Project) -> None:
    here.change(feed_months=here.random.randrange(20))


def days_of_contacts(here: Project) -> None:
    here.change(contact_days=here.random.randrange(200))


def publisher(here: Project) -> None:
    here.change(publisher=here.random.choice((None, "kirjasto", "kumppani")))


def committed(here: Project) -> None:
    commit(here.root, f"2030-02-01T12:00:{here.number % 60:02}Z", "content")


def written_file_spoilt(here: Project) -> None:
    path = here.random.choice(sorted(path for path in here.settings.output.rglob("*") if path.is_file()))
    path.write_bytes(path.read_bytes() + b"spoilt")


def written_file_gone(here: Project) -> None:
    here.random.choice(sorted(path for path in here.settings.output.rglob("*") if path.is_file())).unlink()


def written_folder_gone(here: Project) -> None:
    shutil.rmtree(here.settings.output / "sv")


def memory_gone(here: Project) -> None:
    shutil.rmtree(here.settings.cache)


def minutes_pass(here: Project) -> None:
    here.change(moment=here.settings.moment + timedelta(minutes=here.random.randrange(1, 60)))


def hours_pass(here: Project) -> None:
    here.change(moment=here.settings.moment + timedelta(hours=here.random.randrange(1, 24)))


def days_pass(here: Project) -> None:
    here.change(moment=here.settings.moment + timedelta(days=here.random.randrange(1, 20)))


def months_pass(here: Project) -> None:
    here.change(moment=here.settings.moment + timedelta(days=here.random.randrange(30, 200)))


def time_goes_back(here: Project) -> None:
    here.change(moment=here.settings.moment - timedelta(days=here.random.randrange(1, 100)))


ALL: tuple[Callable[[Project], None], ...] = (
    *(word, title, time, status, place_of_the_register, name_of_an_organisation, email_of_an_organisation),
    *(phone_of_a_person, logo, name_of_a_topic, name_of_a_series, series_of_an_event, topics_of_an_event, new_topic),
    *(organiser_of_an_event, draft, publishing, attachment, file_of_a_page, new_language, language_gone, event_gone),
    *(event_renamed, new_event, another_event_instead, page, new_page, template, style, translation),
    *(name_of_the_site, months_of_calendars, days_of_contacts, publisher, committed, written_file_spoilt),
    *(written_file_gone, written_folder_gone, memory_gone, minutes_pass, hours_pass, days_pass, months_pass),
    *(time_goes_back, guide, guide_or_none),
)
