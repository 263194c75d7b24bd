"""Pelican's settings, the environment and the clock in; ours out, checked and frozen, or all that is wrong in them."""

import os
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from msgspec import Struct

from juliste.model import LANGUAGES, Language
from juliste.problems import WrongError, say
from juliste.settings import values
from juliste.settings.accessibility import Accessibility, accessibility
from juliste.settings.reading import Given, SettingsError

__all__ = ["Accessibility", "Settings", "SettingsError", "language_of", "read"]

PROJECT = Path(__file__).resolve().parents[2]


class Settings(Struct, frozen=True):
    """What a build depends on besides the content and its history.

    name: the site's, by language. site_url: absolute, without a slash at the end. host: the domain of the UIDs.
    public: whether it is the site that the public gets, and a build rather stops than goes on with a warning.
    moment: the time that the site is built for, in the site's zone. source_date: SOURCE_DATE_EPOCH (UTC), which stands
    for the history where there is none. guide: whether the guide for editors is a page of the site. docs: the folder
    of the generator's own documents. cache: the folder of what the last build knew.
    """

    name: Mapping[Language, str]
    short_name: str
    site_url: str
    host: str
    zone: ZoneInfo
    publisher: str | None
    required_languages: tuple[Language, ...]
    contact_days: int
    feed_months: int
    public: bool
    moment: datetime
    source_date: datetime | None
    workers: int
    pdf: bool
    search: values.Search
    editor_language: Language
    accessibility: Accessibility | None
    guide: bool
    content: Path
    output: Path
    theme: Path
    translations: Path
    docs: Path
    cache: Path

    @property
    def guide_folder(self) -> Path | None:
        """Where the guide for editors stands; None when it is no page of the site."""
        return self.docs / "guide" if self.guide else None


def read(settings: Mapping[str, object], *, environ: Mapping[str, str], clock: datetime) -> Settings:
    """Check Pelican's settings and freeze ours.

    environ: the environment, for SOURCE_DATE_EPOCH and the editor's language. clock: the time now, used when nothing
    else sets the moment. Raises SettingsError with all that is wrong.
    """
    given = Given(settings)
    site_url = given.take("SITEURL", values.site_url)
    zone = given.take("TIMEZONE", values.zone, "Europe/Helsinki")
    set_moment = given.take("JULISTE_NOW", values.local_time)
    source_date = given.take("SOURCE_DATE_EPOCH", lambda _: _source_date(environ))
    ours = Settings(
        name=given.take("JULISTE_NAME", values.words),
        short_name=given.take("JULISTE_SHORT_NAME", values.word),
        site_url=site_url,
        host=given.take("JULISTE_HOST", values.host, urlsplit(site_url or "").hostname or "example.org"),
        zone=zone,
        publisher=given.take("JULISTE_PUBLISHER", values.or_none(values.word)),
        required_languages=given.take("JULISTE_REQUIRED_LANGUAGES", values.languages, []),
        contact_days=given.take("JULISTE_CONTACT_DAYS", values.number(0), 90),
        feed_months=given.take("JULISTE_FEED_MONTHS", values.number(0), 12),
        public=given.take("JULISTE_PUBLIC", values.yes_or_no, False),
        moment=set_moment.replace(tzinfo=zone) if set_moment else (source_date or clock).astimezone(zone),
        source_date=source_date,
        workers=given.take("JULISTE_WORKERS", values.number(1), os.cpu_count() or 1),
        pdf=given.take("JULISTE_PDF", values.yes_or_no, True),
        search=given.take("JULISTE_SEARCH", values.search, "auto"),
        editor_language=given.take("JULISTE_EDITOR_LANGUAGE", values.language, language_of(environ)),
        accessibility=given.take("JULISTE_ACCESSIBILITY", accessibility),
        guide=given.take("JULISTE_GUIDE", values.yes_or_no, False),
        content=given.take("PATH", values.path),
        output=given.take("OUTPUT_PATH", values.path, "output"),
        theme=given.take("THEME", values.path),
        translations=PROJECT / "translations",
        docs=PROJECT / "docs",
        cache=given.take("CACHE_PATH", values.path, ".cache"),
    )
    for name, sources in (("PATH", ours.content), ("THEME", ours.theme)):
        if not given.wrong and _overlap(ours.output.resolve(), sources.resolve()):
            given.blame("OUTPUT_PATH", say("must be a folder of its own, apart from that of {name}", name=name))
    given.end(say("there is no such setting"), "JULISTE_", _told_in(settings, environ))
    return ours


def _overlap(a: Path, b: Path) -> bool:
    """Whether one folder is the other or lies in it."""
    return a.is_relative_to(b) or b.is_relative_to(a)


def _source_date(environ: Mapping[str, str]) -> datetime | None:
    """SOURCE_DATE_EPOCH in UTC (reproducible-builds.org: seconds from 1970)."""
    epoch = environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return None
    if not re.fullmatch(r"[0-9]{1,11}", epoch):
        raise WrongError(say("must be seconds from 1.1.1970, not '{value}'", value=epoch))
    return datetime.fromtimestamp(int(epoch), UTC)


def _told_in(settings: Mapping[str, object], environ: Mapping[str, str]) -> Language:
    """The language to tell in what is wrong in the settings, where that one may be wrong too."""
    given = settings.get("JULISTE_EDITOR_LANGUAGE")
    return next((language for language in LANGUAGES if language == given), language_of(environ))


def language_of(environ: Mapping[str, str]) -> Language:
    """The editor's language from the locale of the environment, in the order that POSIX gives it."""
    names = (environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next(filter(None, names), "")
    return next((language for language in LANGUAGES if locale.startswith(language)), "en")
