"""Text in, the same text with a dash instead of the hyphen in its ranges of times and dates out: "9.00–11.00"."""

import re

MONTH = (
    r"(?:(?:tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu)kuu\w*"
    r"|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
    r"|january|february|march|may|june|july|august|october)\b"
)
"""A month's name in Finnish (any case form), Swedish or English, for a pattern that ignores case."""

_TIME = r"(?:[01]?\d|2[0-4])[.:][0-5]\d"
_DAY = r"\d{1,2}\.(?:\d{1,2}\.(?:\d{4})?)?"
_RANGE = re.compile(
    r"(?:(?<=[\s(\[\"'”»*_\x03])|^)(?P<word>(?:klo|kl\.?|at)\s)?"  # \x03 ends Python-Markdown's placeholders
    rf"(?:(?P<time>{_TIME})|(?P<day>{_DAY})|(?P<number>\d{{1,2}})) ?- ?"
    rf"(?:(?P<end_time>{_TIME})|(?P<end_day>{_DAY})|(?P<end_number>\d{{1,2}}))"
    rf"(?![\w/@%+-]|[.:,]\d)(?P<month>(?=\s{MONTH}))?",
    re.IGNORECASE,
)
_MAY_BE = re.compile(r"- ?\d")


def ranges(text: str) -> str:
    """The text with dashes in its ranges; every other hyphen stays.

    Bare hours need klo, kl. or at before them, bare days a month after, so that no phone number or id is touched.
    No spaces stand around the dash (reference/languages.md, "Dash"), but between a time and a date: "9.00 – 26.3.2021".
    """
    return _RANGE.sub(_dashed, text) if _MAY_BE.search(text) else text


def _dashed(found: re.Match[str]) -> str:
    start = found["time"] or found["day"] or found["number"]
    end = found["end_time"] or found["end_day"] or found["end_number"]
    word = found["word"] or ""
    ends_on_a_day = bool(found["end_day"]) and end.count(".") > 1  # "klo 9-11." only ends a sentence
    if found["time"] and ends_on_a_day:
        return f"{word}{start}\u00a0– {end}"
    alike = (found["time"] and found["end_time"]) or (found["day"] and found["end_day"])
    hours = word and not found["day"] and not ends_on_a_day
    days = found["number"] and found["end_number"] and found["month"] is not None
    return f"{word}{start}–{end}" if alike or hours or days else found[0]
