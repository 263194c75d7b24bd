"""The settings: what is given, what is not, and what is said about what is wrong."""

from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from juliste.settings import PROJECT, Accessibility, Settings, SettingsError, read

CLOCK = datetime(2021, 3, 1, 10, 0, tzinfo=UTC)
HELSINKI = ZoneInfo("Europe/Helsinki")
NAME = {"fi": "Avoimet tapahtumat", "sv": "Öppna evenemang", "en": "Open events"}
GIVEN: dict[str, object] = {
    "SITEURL": "https://example.org",
    "JULISTE_NAME": NAME,
    "JULISTE_SHORT_NAME": "om",
    "JULISTE_WORKERS": 2,
    "PATH": "/site/content",
    "OUTPUT_PATH": "/site/output",
    "THEME": "/site/theme",
    "CACHE_PATH": "/site/.cache",
}
STATEMENT: dict[str, object] = {
    "level": "partial",
    "made": "2026-01-15",
    "revised": "2026-02-01",
    "method": "self",
    "unit": {"fi": "Viestintä", "sv": "Kommunikation", "en": "Communications"},
    "email": "viestinta@example.org",
    "known_issues": {"fi": ["PDF-liitteet."], "sv": ["PDF-bilagor."], "en": ["PDF attachments."]},
}


def settings(environ: dict[str, str] | None = None, /, **changes: object) -> Settings:
    """What is read when these settings are given besides the needed ones."""
    return read({**GIVEN, **changes}, environ=environ or {}, clock=CLOCK)


def wrong(environ: dict[str, str] | None = None, /, **changes: object) -> tuple[str, ...]:
    """What is said about these settings."""
    with pytest.raises(SettingsError) as caught:
        settings(environ, **changes)
    return tuple(map(str, caught.value.messages))


def test_settings_only_needed_ones_given() -> None:
    assert settings() == Settings(
        name={"fi": "Avoimet tapahtumat", "sv": "Öppna evenemang", "en": "Open events"},
        short_name="om",
        site_url="https://example.org",
        host="example.org",
        zone=HELSINKI,
        publisher=None,
        required_languages=(),
        contact_days=90,
        feed_months=12,
        public=False,
        moment=datetime(2021, 3, 1, 12, 0, tzinfo=HELSINKI),
        source_date=None,
        workers=2,
        pdf=True,
        search="auto",
        editor_language="en",
        accessibility=None,
        guide=False,
        content=Path("/site/content").absolute(),
        output=Path("/site/output").absolute(),
        theme=Path("/site/theme").absolute(),
        translations=PROJECT / "translations",
        docs=PROJECT / "docs",
        cache=Path("/site/.cache").absolute(),
    )


def test_settings_all_given() -> None:
    given = settings(
        SITEURL="https://tapahtumat.example.fi/avoin/",
        TIMEZONE="Europe/Stockholm",
        JULISTE_HOST="old.example.fi",
        JULISTE_PUBLISHER="oikeusministerio",
        JULISTE_REQUIRED_LANGUAGES=["sv", "fi"],
        JULISTE_CONTACT_DAYS=0,
        JULISTE_FEED_MONTHS=24,
        JULISTE_NOW="2022-06-01T09:30",
        JULISTE_PDF=False,
        JULISTE_SEARCH=True,
        JULISTE_EDITOR_LANGUAGE="sv",
    )
    assert given == replace(
        settings(),
        site_url="https://tapahtumat.example.fi/avoin",
        zone=ZoneInfo("Europe/Stockholm"),
        host="old.example.fi",
        publisher="oikeusministerio",
        required_languages=("fi", "sv"),
        contact_days=0,
        feed_months=24,
        moment=datetime(2022, 6, 1, 9, 30, tzinfo=ZoneInfo("Europe/Stockholm")),
        source_date=None,
        pdf=False,
        search=True,
        editor_language="sv",
    )


@pytest.mark.parametrize(
    ("typed", "url", "host"),
    [
        ("https://Example.ORG/Tapahtumat/", "https://example.org/Tapahtumat", "example.org"),
        (
            "https://tapahtumat.äänekoski.fi:8443",
            "https://tapahtumat.xn--nekoski-4waa.fi:8443",
            "tapahtumat.xn--nekoski-4waa.fi",
        ),
    ],
)
def test_host_is_written_as_machines_do(typed: str, url: str, host: str) -> None:
    found = settings(SITEURL=typed)
    assert (found.site_url, found.host) == (url, host)
    assert settings(JULISTE_HOST=host.upper()).host == host


def test_host_is_that_of_the_address() -> None:
    assert settings(SITEURL="https://Tapahtumat.Example.fi:8443/avoin").host == "tapahtumat.example.fi"


def test_workers_not_given() -> None:
    assert settings(JULISTE_WORKERS=None).workers >= 1


@pytest.mark.parametrize(
    ("environ", "now", "moment"),
    [
        ({}, None, datetime(2021, 3, 1, 12, 0, tzinfo=HELSINKI)),
        ({"SOURCE_DATE_EPOCH": "1600000000"}, None, datetime(2020, 9, 13, 15, 26, 40, tzinfo=HELSINKI)),
        ({"SOURCE_DATE_EPOCH": "1600000000"}, "2021-07-01T12:00", datetime(2021, 7, 1, 12, 0, tzinfo=HELSINKI)),
        ({}, "2021-07-01", datetime(2021, 7, 1, 0, 0, tzinfo=HELSINKI)),
    ],
)
def test_moment_is_the_first_that_is_set(environ: dict[str, str], now: str | None, moment: datetime) -> None:
    assert settings(environ, JULISTE_NOW=now).moment == moment


def test_moment_is_in_the_sites_zone() -> None:
    assert settings().moment.isoformat() == "2021-03-01T12:00:00+02:00"


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({"LANG": "fi_FI.UTF-8"}, "fi"),
        ({"LC_ALL": "", "LC_MESSAGES": "sv_FI.UTF-8", "LANG": "fi_FI.UTF-8"}, "sv"),
        ({"LC_ALL": "C.UTF-8", "LANG": "fi_FI.UTF-8"}, "en"),
    ],
)
def test_editor_language_from_the_locale(environ: dict[str, str], language: str) -> None:
    assert settings(environ).editor_language == language


ADDRESS = 'an address such as "https://example.org", without "?" or "#"'
THREE = 'texts in three languages: {"fi": …, "sv": …, "en": …}'
MOMENT = 'a time of the site without an offset, such as "2021-03-01T12:00"'


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("SITEURL", "", f"must be {ADDRESS}, not ''"),
        ("SITEURL", "/x", f"must be {ADDRESS}, not '/x'"),
        ("SITEURL", "http://[", f"must be {ADDRESS}, not 'http://['"),
        ("SITEURL", "http://:80", f"must be {ADDRESS}, not 'http://:80'"),
        ("TIMEZONE", "Helsinki", "must be a time zone such as \"Europe/Helsinki\", not 'Helsinki'"),
        ("TIMEZONE", "Europe", "must be a time zone such as \"Europe/Helsinki\", not 'Europe'"),
        ("JULISTE_NAME", None, f"is missing; it must be {THREE}"),
        ("JULISTE_NAME", {"fi": "X"}, f"must be {THREE}, not '{{'fi': 'X'}}'"),
        ("JULISTE_SHORT_NAME", "Öm", "must be a word of a-z, 0-9 and -, not 'Öm'"),
        ("JULISTE_HOST", "https://example.org", "must be a host such as \"example.org\", not 'https://example.org'"),
        ("JULISTE_PUBLISHER", 3, "must be a word of a-z, 0-9 and -, not '3'"),
        ("JULISTE_REQUIRED_LANGUAGES", "fi", 'must be a list of "fi", "sv" and "en", not \'fi\''),
        ("JULISTE_REQUIRED_LANGUAGES", ["se"], 'must be a list of "fi", "sv" and "en", not \'[\'se\']\''),
        ("JULISTE_CONTACT_DAYS", "90", "must be a whole number, 0 or more, not '90'"),
        ("JULISTE_CONTACT_DAYS", True, "must be a whole number, 0 or more, not 'True'"),
        ("JULISTE_FEED_MONTHS", -1, "must be a whole number, 0 or more, not '-1'"),
        ("JULISTE_WORKERS", 0, "must be a whole number, 1 or more, not '0'"),
        ("JULISTE_PDF", "no", "must be True or False, not 'no'"),
        ("JULISTE_SEARCH", "yes", "must be True, False or \"auto\", not 'yes'"),
        ("JULISTE_EDITOR_LANGUAGE", "se", 'must be "fi", "sv" or "en", not \'se\''),
        ("JULISTE_NOW", "1.3.2021", f"must be {MOMENT}, not '1.3.2021'"),
        ("PATH", None, "is missing; it must be the path of a folder"),
    ],
)
def test_setting_of_a_wrong_kind(name: str, value: object, said: str) -> None:
    assert wrong(**{name: value}) == (f"{name}: {said}",)


def test_moment_with_an_offset() -> None:
    assert wrong(JULISTE_NOW="2021-03-01T12:00+02:00") == (
        f"JULISTE_NOW: must be {MOMENT}, not '2021-03-01T12:00+02:00'",
    )


def test_source_date_epoch_that_is_no_number() -> None:
    assert wrong({"SOURCE_DATE_EPOCH": "yesterday"}) == (
        "SOURCE_DATE_EPOCH: must be seconds from 1.1.1970, not 'yesterday'",
    )


def test_settings_all_wrong_ones_are_told_at_once() -> None:
    assert wrong(JULISTE_CONTACT_DAY=30, JULISTE_FEED_MONTHS="x", JULISTE_ZZZ=1) == (
        "JULISTE_CONTACT_DAY: there is no such setting; did you mean JULISTE_CONTACT_DAYS?",
        "JULISTE_FEED_MONTHS: must be a whole number, 0 or more, not 'x'",
        "JULISTE_ZZZ: there is no such setting",
    )


def test_statement_whole() -> None:
    assert settings(JULISTE_ACCESSIBILITY=STATEMENT).accessibility == Accessibility(
        level="partial",
        made=date(2026, 1, 15),
        revised=date(2026, 2, 1),
        method="self",
        unit={"fi": "Viestintä", "sv": "Kommunikation", "en": "Communications"},
        email="viestinta@example.org",
        url=None,
        known_issues={"fi": ("PDF-liitteet.",), "sv": ("PDF-bilagor.",), "en": ("PDF attachments.",)},
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"level": "good"}, ' level: must be "full", "partial" or "none", not \'good\''),
        ({"made": "15.1.2026"}, " made: must be a date such as \"2026-01-31\", not '15.1.2026'"),
        ({"made": None}, ' made: is missing; it must be a date such as "2026-01-31"'),
        ({"unti": "x"}, " unti: there is no such fact of the accessibility statement; did you mean unit?"),
        ({"url": "javascript:x"}, " url: must be an address that begins with \"https://\", not 'javascript:x'"),
        ({"email": None}, ": must say where feedback goes: email or url"),
        ({"level": "full"}, ': known_issues must be empty when the level is "full", and only then'),
        ({"known_issues": None}, ': known_issues must be empty when the level is "full", and only then'),
        ({"revised": "2026-01-14"}, ": revised must not be before made"),
    ],
)
def test_statement_with_a_fact_that_is_wrong(change: dict[str, object], said: str) -> None:
    assert wrong(JULISTE_ACCESSIBILITY={**STATEMENT, **change}) == (f"JULISTE_ACCESSIBILITY{said}",)


def test_statement_that_is_no_mapping() -> None:
    assert wrong(JULISTE_ACCESSIBILITY="full") == (
        "JULISTE_ACCESSIBILITY: must be the facts of the accessibility statement, {\"level\": …, …}, not 'full'",
    )


@pytest.mark.parametrize("issues", ["x", {"fi": "x", "sv": [], "en": []}, {"fi": ["x"], "sv": [], "en": []}])
def test_statement_with_issues_not_alike_in_all_languages(issues: object) -> None:
    assert wrong(JULISTE_ACCESSIBILITY={**STATEMENT, "known_issues": issues}) == (
        "JULISTE_ACCESSIBILITY known_issues: must be lists of texts, in three languages alike many: "
        f'{{"fi": [...], "sv": [...], "en": [...]}}, not \'{issues}\'',
    )


TEXTS = st.text("afhtps0123-T+:/.?#[]@ ä\n\0")
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS | st.sampled_from(["fi", "sv", "en"]), inner),
    max_leaves=6,
)
NAMES = [
    "SITEURL",
    "TIMEZONE",
    "JULISTE_NAME",
    "JULISTE_HOST",
    "JULISTE_NOW",
    "JULISTE_ACCESSIBILITY",
    "JULISTE_SEARCH",
]


@given(st.dictionaries(st.sampled_from(NAMES), ANYTHING))
def test_settings_of_any_kind_are_read_or_refused(changes: dict[str, object]) -> None:
    try:
        settings(**changes)
    except SettingsError as error:
        assert error.messages  # noqa: PT017  # any other exception is the failure


@pytest.mark.parametrize("output", ["content", "content/site", ".", "theme/static"])
def test_output_may_not_hold_or_lie_in_the_sources(output: str) -> None:
    with pytest.raises(SettingsError) as wrong:
        settings(PATH="content", THEME="theme", OUTPUT_PATH=output)

    assert {line.rpartition(" ")[0] for line in map(str, wrong.value.messages)} == {
        "OUTPUT_PATH: must be a folder of its own, apart from that of"
    }
