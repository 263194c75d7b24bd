"""A template and its values → the bytes of a page: one Jinja environment for each language."""

import re
from collections.abc import Callable, Hashable
from datetime import datetime
from functools import lru_cache, partial
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from juliste import markdown, when
from juliste.language import TAGS, Catalogue
from juliste.model import Language, Text, Words
from juliste.pages.compiled import Compiled
from juliste.pages.frame import Page
from juliste.pages.generator import Environment
from juliste.pages.phases import Phase

# A range of numbers stays on one line: browsers would break it after the dash (languages.md, "Dash").
_RANGE = re.compile(r"((?<![^\s–])[^\s–]*\d[^\s–]*–[^\s–]*\d[^\s–]*)")

_SPACE = Markup(" ")


def render(template: str, page: Page, **values: object) -> bytes:
    """The page as UTF-8 with a line end. The template finds `page` and the values by their names."""
    settings = page.site.settings
    environment = _environment(settings.theme, page.catalogue, page.site.template_state, settings.cache)
    return (environment.get_template(template).render(page=page, **values) + "\n").encode()


@lru_cache(maxsize=6)
def _environment(theme: Path, catalogue: Catalogue, state: int, cache: Path) -> Environment:
    """The templates as they are in that state; nothing looks at the files again for each page."""
    environment = Environment(
        loader=FileSystemLoader(theme / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,  # all of them, and a plain dict instead of one that keeps the order of use
        bytecode_cache=Compiled(cache),
        extensions=["jinja2.ext.i18n"],
    )
    environment.newstyle_gettext = True  # type: ignore[attr-defined]  # the extension's: {% trans %} names its variables
    environment.globals |= {**_messages(catalogue), "kept": _kept(environment)}
    for in_language in (words, shown, alternative, lang):
        environment.filters[in_language.__name__] = partial(in_language, language=catalogue.code)
    for written in (block, inline, href, time, interval, start, until, ends, opening, closing, unbroken):
        environment.filters[written.__name__] = written
    return environment


def _messages(catalogue: Catalogue) -> dict[str, Callable[..., Markup]]:
    """What templates call for words in the page's language. One without variables is formatted once for all pages."""

    @lru_cache(maxsize=1000)
    def plain(msgid: str) -> Markup:
        return _filled(catalogue.gettext(msgid))

    def gettext(msgid: str, **variables: object) -> Markup:
        return _filled(catalogue.gettext(msgid), **variables) if variables else plain(msgid)

    def ngettext(singular: str, plural: str, num: int, **variables: object) -> Markup:
        return _filled(catalogue.ngettext(singular, plural, num), **{"num": num, **variables})

    def pgettext(context: str, msgid: str, **variables: object) -> Markup:
        return _filled(catalogue.pgettext(context, msgid), **variables)

    return {"_": gettext, "gettext": gettext, "ngettext": ngettext, "pgettext": pgettext}


def _filled(message: str, **variables: object) -> Markup:
    return Markup(message) % variables  # noqa: S704 - the catalogues are ours; the variables are escaped


def _kept(environment: Environment) -> Callable[..., Markup]:
    """What templates call `kept`: a part that is the same on many pages is made once for all with the same values.

    The part finds these values only, so that nothing of one page can get into another.
    """

    @lru_cache(maxsize=64)
    def kept(template: str, **values: Hashable) -> Markup:
        return Markup(environment.get_template(template).render(**values))  # noqa: S704 - a template's, escaped

    return kept


def words(text: Text | Words, language: Language) -> str:
    """The words of a text, for Jinja to escape; in a <span lang> when they are not in the page's language."""
    if isinstance(text, Text) and (own := text.own(language)):
        return own
    found = text if isinstance(text, Words) else text.words(language)
    return found.text if found.language == language else _marked("span", escape(found.text), found.language)


def shown(text: Text, language: Language) -> str:
    """The words of a text by themselves, as an address."""
    return text.shown(language)


@pass_context
def inline(context: Context, text: Text) -> Markup:
    """Inline Markdown as HTML, in a <span lang> when it is not in the page's language."""
    page = _page(context)
    found = page.words(text)
    html = Markup(markdown.inline(found.text, page.resolve))  # noqa: S704 - made safe by nh3
    return html if found.language == page.language else _marked("span", html, found.language)


@pass_context
def block(context: Context, text: Text, level: int = 2) -> Markup:
    """Markdown as HTML blocks, in a <div lang> when it is not in the page's language."""
    page = _page(context)
    found = page.words(text)
    html = Markup(markdown.block(found.text, page.resolve, level))  # noqa: S704 - made safe by nh3
    return html if found.language == page.language else _marked("div", html, found.language)


def alternative(text: Text, language: Language) -> Markup:
    """The attribute `alt` of a picture, with `lang` when its words are not in the page's language (WCAG 3.1.2)."""
    found = text.words(language)
    return _attribute("alt", found.text) + lang(found, language)


def lang(found: Words, language: Language) -> str:
    """The attribute of an element whose words are not in the page's language."""
    return "" if found.language == language else _SPACE + _attribute("lang", TAGS[found.language])


@pass_context
def href(context: Context, path: str) -> str:
    """The link from the page to a path of the output."""
    return _page(context).href(path)


@pass_context
def time(context: Context, span: when.Span, zone_note: bool = False) -> Markup:
    """A time as the value of a label, in a <time> that machines read; it says whose clock it is when not the site's."""
    page = _page(context)
    shown = unbroken(when.label(span, page.language, zone_note or page.is_elsewhere(span)))
    return Markup(f'<time datetime="{escape(when.machine(span)[0])}">{shown}</time>')  # noqa: S704 - both escaped


def interval(span: when.Span) -> str:
    """A time as machines read it: its start, and after a slash its end (ISO 8601)."""
    return "/".join(filter(None, when.machine(span)))


def start(phase: Phase) -> str:
    """The attribute of an element that the theme's script brings in at that moment."""
    return _moment("data-from", phase.start)


def until(phase: Phase) -> str:
    """The attribute of an element that the theme's script takes away at that moment."""
    return _moment("data-until", phase.end)


def ends(phase: Phase) -> str:
    """The attribute of an entry that the theme's script moves to the past events at that moment."""
    return _moment("data-ends", phase.end)


@pass_context
def opening(context: Context, phase: Phase) -> Markup:
    """Before what is said only for a while: it is kept for the theme's script when it will hold later."""
    if _page(context).holds(phase):
        return Markup()
    return Markup(f"<template{start(phase)}{until(phase)}>")  # noqa: S704 - both escaped


@pass_context
def closing(context: Context, phase: Phase) -> Markup:
    """After it."""
    return Markup() if _page(context).holds(phase) else Markup("</template>")


@lru_cache(maxsize=1024)  # a page and a list say the same
def unbroken(text: str) -> Markup:
    """The text, its ranges of numbers ("9.00–11.00") kept on one line."""
    if "–" not in text:
        return escape(text)
    parts = [escape(part) for part in _RANGE.split(text)]  # every second one is a range
    parts[1::2] = [Markup(f'<span class="range">{part}</span>') for part in parts[1::2]]  # noqa: S704 - escaped
    return Markup("".join(parts))  # noqa: S704 - the same


def _moment(attribute: str, at: datetime | None) -> str:
    return _SPACE + _attribute(attribute, at.isoformat(timespec="minutes")) if at else ""


def _attribute(name: str, value: str) -> Markup:
    return Markup(f'{name}="{escape(value)}"')  # noqa: S704 - the names are ours


def _marked(element: str, html: Markup, language: Language) -> Markup:
    return Markup(f'<{element} lang="{TAGS[language]}">{html}</{element}>')  # noqa: S704 - the names and tags are ours


def _page(context: Context) -> Page:
    page: Page = context["page"]
    return page
