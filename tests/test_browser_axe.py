"""No page of our sites breaks a rule of axe-core in Chromium, nor is too wide or hard to hit on a small telephone."""

import pytest

from tests.browser import axe, choice
from tests.browser.survey import NARROW, WIDE, Look, fit, survey, targets
from tests.browser.visit import MISSING, Visit
from tests.thorough import THOROUGH

pytestmark = [
    pytest.mark.skipif(bool(MISSING), reason=MISSING),
    pytest.mark.skipif(bool(axe.MISSING), reason=axe.MISSING),
]


def test_events_and_every_kind_of_page_in_each_language(visit: Visit) -> None:
    looks = [NARROW, Look(320, scheme="dark"), WIDE] if THOROUGH else [NARROW]
    examples = [site for site in visit.sites if site.name == "examples"]
    step_of_events, step = (1, 1) if THOROUGH else (11, 3)  # in turn each language
    events, pages = choice.events(examples), [*choice.in_each_language(visit.sites)]
    places = dict.fromkeys([*events[::step_of_events], *pages[::step]])

    assert survey(visit, places, looks, axe.violations, fit, targets) == []


def test_every_kind_of_element_in_other_looks(visit: Visit) -> None:
    assert survey(visit, choice.few(visit.sites), [WIDE, Look(1280, scheme="dark")], axe.violations) == []
