"""Years → the public holidays of Finland. The library that knows them is slow to load: `later` loads this module."""

from collections.abc import Iterable
from datetime import date

from holidays.countries.finland import Finland


def holidays(years: Iterable[int]) -> frozenset[date]:
    """The days on which people are free (Act 388/1937 and custom), Midsummer Eve and Christmas Eve among them."""
    return frozenset(Finland(years=sorted(years)))  # type: ignore[no-untyped-call]  # the library has no types for it
