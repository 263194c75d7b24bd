"""No page of our sites breaks a rule of axe-core in Chromium, nor is too wide or hard to hit on a small telephone."""

import pytest

from tests.browser import axe, choice
from tests.browser.survey import NARROW, WIDE, Look, fit, survey, targets
from tests.browser.visit import MISSING, Visit

pytestmark = [
    pytest.mark.skipif(bool(MISSING), reason=MISSING),
    pytest.mark.skipif(bool(axe.MISSING), reason=axe.MISSING),
]


def test_events_and_every_kind_of_page_in_each_language(visit: Visit) -> None:
    examples = [site for site in visit.sites if site.name == "examples"]
    places = dict.fromkeys([*choice.events(examples), *choice.in_each_language(visit.sites)])

    assert survey(visit, places, [NARROW], axe.violations, fit, targets) == []


def test_every_kind_of_element_in_other_looks(visit: Visit) -> None:
    looks = [WIDE, Look(320, scheme="dark"), Look(1280, scheme="dark")]

    assert survey(visit, choice.few(visit.sites), looks, axe.violations) == []
