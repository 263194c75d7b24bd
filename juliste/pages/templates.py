"""A template and its values → the bytes of a page: one Jinja environment for each language."""

import re
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from juliste import markdown, when
from juliste.language import TAGS, Catalogue
from juliste.model import Language, Text, Words
from juliste.pages.frame import Page
from juliste.pages.phases import Phase

# A range of numbers stays on one line: browsers would break it after the dash (languages.md, "Dash").
_RANGE = re.compile(r"[^\s–]*\d[^\s–]*–[^\s–]*\d[^\s–]*")


def render(template: str, page: Page, **values: object) -> bytes:
    """The page as UTF-8 with a line end. The template finds `page` and the values by their names."""
    environment = _environment(page.site.settings.theme, page.catalogue, page.site.template_state)
    return (environment.get_template(template).render(page=page, **values) + "\n").encode()


@lru_cache(maxsize=6)
def _environment(theme: Path, catalogue: Catalogue, state: int) -> Environment:
    """The templates as they are in that state; nothing looks at the files again for each page."""
    environment = Environment(
        loader=FileSystemLoader(theme / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_callables(  # type: ignore[attr-defined]  # the extension adds it
        catalogue.gettext, catalogue.ngettext, newstyle=True, pgettext=catalogue.pgettext
    )
    for written in (words, block, inline, alternative, href, time, interval, lang, start, until, ends, unbroken):
        environment.filters[written.__name__] = written
    return environment


@pass_context
def words(context: Context, text: Text | Words) -> Markup:
    """The words of a text, escaped, in a <span lang> when they are not in the page's language."""
    found = text if isinstance(text, Words) else _page(context).words(text)
    return _marked("span", escape(found.text), found.language, context)


@pass_context
def inline(context: Context, text: Text) -> Markup:
    """Inline Markdown as HTML, in a <span lang> when it is not in the page's language."""
    page = _page(context)
    found = page.words(text)
    html = Markup(markdown.inline(found.text, page.resolve))  # noqa: S704 - made safe by nh3
    return _marked("span", html, found.language, context)


@pass_context
def block(context: Context, text: Text, level: int = 2) -> Markup:
    """Markdown as HTML blocks, in a <div lang> when it is not in the page's language."""
    page = _page(context)
    found = page.words(text)
    html = Markup(markdown.block(found.text, page.resolve, level))  # noqa: S704 - made safe by nh3
    return _marked("div", html, found.language, context)


@pass_context
def alternative(context: Context, text: Text) -> Markup:
    """The attribute `alt` of a picture, with `lang` when its words are not in the page's language (WCAG 3.1.2)."""
    found = _page(context).words(text)
    return Markup('alt="{}"{}').format(found.text, lang(context, found))


@pass_context
def lang(context: Context, found: Words) -> Markup:
    """The attribute of an element whose words are not in the page's language."""
    is_ours = found.language == _page(context).language
    return Markup() if is_ours else Markup(' lang="{}"').format(TAGS[found.language])


@pass_context
def href(context: Context, path: str) -> str:
    """The link from the page to a path of the output."""
    return _page(context).href(path)


@pass_context
def time(context: Context, span: when.Span, zone_note: bool = False) -> Markup:
    """A time as the value of a label, in a <time> that machines read; it says whose clock it is when not the site's."""
    page = _page(context)
    shown = unbroken(when.label(span, page.language, zone_note or page.is_elsewhere(span)))
    return Markup('<time datetime="{}">{}</time>').format(when.machine(span)[0], shown)


def interval(span: when.Span) -> str:
    """A time as machines read it: its start, and after a slash its end (ISO 8601)."""
    return "/".join(filter(None, when.machine(span)))


def start(phase: Phase) -> Markup:
    """The attribute of an element that the theme's script brings in at that moment."""
    return Markup(' data-from="{}"').format(_moment(phase.start)) if phase.start else Markup()


def until(phase: Phase) -> Markup:
    """The attribute of an element that the theme's script takes away at that moment."""
    return Markup(' data-until="{}"').format(_moment(phase.end)) if phase.end else Markup()


def ends(phase: Phase) -> Markup:
    """The attribute of an entry that the theme's script moves to the past events at that moment."""
    return Markup(' data-ends="{}"').format(_moment(phase.end)) if phase.end else Markup()


def unbroken(text: str) -> Markup:
    """The text, its ranges of numbers ("9.00–11.00") kept on one line."""
    parts = _RANGE.split(text)
    ranges = [Markup('<span class="range">{}</span>').format(found) for found in _RANGE.findall(text)]
    return Markup("").join(part for pair in zip(parts, [*ranges, ""], strict=True) for part in pair)


def _moment(at: datetime) -> str:
    return at.isoformat(timespec="minutes")


def _marked(element: str, html: Markup, language: Language, context: Context) -> Markup:
    if language == _page(context).language:
        return html
    return Markup('<{0} lang="{1}">{2}</{0}>').format(element, TAGS[language], html)


def _page(context: Context) -> Page:
    page: Page = context["page"]
    return page
