"""Pages as they are seen in other ways: enlarged, spaced out, in the reader's colours, without motion, on paper."""

import pytest

from tests.browser import axe, choice, views
from tests.browser.survey import NARROW, WIDE, ZOOMED, Look, fit, motion, survey, targets
from tests.browser.visit import MISSING, Visit
from tests.thorough import THOROUGH

pytestmark = pytest.mark.skipif(bool(MISSING), reason=MISSING)
TABLET = Look(768)


def chosen(visit: Visit) -> tuple[choice.Place, ...]:
    """Pages with every kind of element, in each language where one has the time."""
    return choice.in_each_language(visit.sites) if THOROUGH else choice.few(visit.sites)


def test_pages_fit_a_tablet_and_a_desk(visit: Visit) -> None:
    assert survey(visit, chosen(visit), [TABLET, WIDE], fit, targets) == []


def test_tracks_beside_each_other_are_read_out_as_the_table_they_are(visit: Visit) -> None:
    examples = next(site for site in visit.sites if site.name == "examples")
    heard = []
    for width in (320, 1280):
        visit.look(width)
        visit.go(examples, "fi/2030/messut/index.html")
        heard.append(visit.page.locator("table").aria_snapshot())

    assert heard[0] == heard[1]
    assert heard[0].count("- rowheader ") == 43


def test_pages_fit_a_desk_enlarged_fourfold(visit: Visit) -> None:
    assert survey(visit, choice.few(visit.sites), [ZOOMED], fit, targets) == []


def test_pages_fit_a_telephone_when_their_text_is_spaced_out(visit: Visit) -> None:
    assert survey(visit, chosen(visit), [NARROW], views.of_spacing) == []


def test_pages_fit_a_desk_when_their_text_is_spaced_out(visit: Visit) -> None:
    assert survey(visit, choice.few(visit.sites), [WIDE], views.of_spacing) == []


@pytest.mark.skipif(bool(axe.MISSING), reason=axe.MISSING)
def test_pages_are_understood_in_the_colours_of_the_reader(visit: Visit) -> None:
    assert survey(visit, choice.few(visit.sites), [WIDE], views.of_forced_colours) == []


def test_nothing_moves_for_readers_who_want_no_motion(visit: Visit) -> None:
    assert survey(visit, choice.few(visit.sites), [WIDE], motion) == []


def test_paper_shows_what_is_of_the_page_and_leads_nowhere(visit: Visit) -> None:
    assert survey(visit, choice.few(visit.sites), [WIDE], views.of_paper) == []
