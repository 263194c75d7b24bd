"""What a keyboard meets on its way through the pages: every stop, in the order of reading, and it shows where it is."""

import pytest

from tests.browser import choice, focus
from tests.browser.survey import NARROW, Look, survey
from tests.browser.visit import MISSING, Visit
from tests.thorough import THOROUGH

pytestmark = pytest.mark.skipif(bool(MISSING), reason=MISSING)


@pytest.mark.parametrize("look", [NARROW, Look(1280, scheme="dark")] if THOROUGH else [NARROW], ids=str)
def test_keyboard_meets_every_stop_in_order_and_shows_where_it_is(visit: Visit, look: Look) -> None:
    assert survey(visit, choice.few(visit.sites), [look], focus.of_focus) == []
