"""`invoke status`: each coming event with its languages, its registration, and what holds it back."""

from pathlib import Path

from juliste.editor import status
from juliste.problems import english
from juliste.tongue import tongue
from tests import sites
from tests.sites import event

SWEDISH = "---\ntitle: Kväll\nsummary: Vi talar.\n---\nVälkommen.\n"
REGISTRATION = "registration:\n  url: https://example.org/ilmo\n  closes: 18.4.2030\n"
TABLE = """\
event           time       fi        sv                           en       registration              state
2030/vaara      –          original  missing                      missing  –                         held back
  ! content/events/2030/vaara/event.fi.md:4: time: 25.4.2030 is a Thursday, not 'ke'; write "to 25.4.2030 klo 18–20"
2030/ilta       25.4.2030  original  complete                     missing  open, last day 18.4.2030  on the site
  > invitation to send: output/fi/2030/ilta/ilta-kutsu-fi-sv-en.txt; in one language: ilta-kutsu-fi.txt, \
ilta-inbjudan-sv.txt, ilta-invitation-en.txt
2030/luonnos    26.4.2030  original  missing                      missing  not needed                draft
2030/peruttu    27.4.2030  original  older: title, summary, body  missing  –                         cancelled
  > invitation to send: output/fi/2030/peruttu/peruttu-kutsu-fi-sv-en.txt; in one language: peruttu-kutsu-fi.txt, \
peruttu-inbjudan-sv.txt, peruttu-invitation-en.txt
2030/myohemmin  28.4.2030  original  missing                      missing  –                         published 1.4.2030
"""


def site(root: Path) -> Path:
    sites.tiny(
        root,
        ilta=event(more=REGISTRATION),
        luonnos=event(time="pe 26.4.2030 klo 18–20", more="draft: true\nregistration: none\n"),
        peruttu=event(time="la 27.4.2030 klo 18–20", more="status: cancelled\nregistration: invited\n"),
        mennyt=event(time="pe 1.2.2030 klo 18–20"),
        vaara=event(time="ke 25.4.2030 klo 18–20"),
        myohemmin=event(time="su 28.4.2030 klo 18–20", more="publish: 1.4.2030\n"),
    )
    sites.write(root / "content/events/2030/ilta/event.sv.md", SWEDISH)
    sites.write(root / "content/events/2030/peruttu/event.sv.md", "---\ntitle: Kväll\ntranslates: title.0000\n---\n")
    return root


def test_table_has_a_row_for_each_coming_event_and_what_holds_it_back(tmp_path: Path) -> None:
    found = status.states(sites.of(site(tmp_path), sites.TINY_SETTINGS))

    assert list(status.printed(found, english)) == TABLE.splitlines()


def test_table_is_told_in_the_language_of_the_editor(tmp_path: Path) -> None:
    root = sites.tiny(tmp_path, ilta=event(more=REGISTRATION))
    found = status.states(sites.of(root, sites.TINY_SETTINGS))

    assert list(status.printed(found, tongue("fi"))) == [
        "tapahtuma  aika       fi            sv       en       ilmoittautuminen                 tila",
        "2030/ilta  25.4.2030  alkuperäinen  puuttuu  puuttuu  auki, viimeinen päivä 18.4.2030  sivustolla",
        "  > lähetettävä kutsu: output/fi/2030/ilta/ilta-kutsu-fi-sv-en.txt; yhdellä kielellä: ilta-kutsu-fi.txt, "
        "ilta-inbjudan-sv.txt, ilta-invitation-en.txt",
    ]


def test_nothing_is_coming(tmp_path: Path) -> None:
    assert list(status.printed(status.states(sites.of(sites.tiny(tmp_path), sites.TINY_SETTINGS)), english)) == [
        "No event is coming."
    ]
