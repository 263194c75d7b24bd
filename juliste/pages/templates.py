"""A template and its values → the bytes of a page: one Jinja environment for each language."""

import re
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache, partial
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
    values |= {"page": page, "foot": partial(_foot, environment, page)}
    return (environment.get_template(template).render(values) + "\n").encode()


def _foot(environment: Environment, page: Page) -> Markup:
    """The foot of the page: that of an event's is the same for all events in the language."""
    kept, key = page.site.kept, ("foot", page.language, page.path.count("/"))
    if page.kind != "article" or key not in kept:
        foot = Markup(environment.get_template("foot.html").render(page=page) + "\n")  # noqa: S704 - a template of ours
        if page.kind != "article":
            return foot
        kept[key] = foot
    found: Markup = kept[key]
    return found


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
        cache_size=-1,  # all of them, and a plain dict instead of one that keeps the order of use
    )
    environment.globals.update(_words_of_templates(catalogue))
    environment.filters.update(_words_of_content(catalogue.code))
    for written in (block, inline, href, time, interval, start, until, ends, opening, closing, unbroken):
        environment.filters[written.__name__] = written
    return environment


def _words_of_templates(catalogue: Catalogue) -> dict[str, Callable[..., Markup]]:
    """`_("…")` and ngettext: translators' words may hold HTML, as those of the templates themselves."""
    return {
        "_": lru_cache(maxsize=1000)(lambda msgid: Markup(catalogue.gettext(msgid))),  # noqa: S704
        "ngettext": lambda one, many, n: Markup(catalogue.ngettext(one, many, n)),  # noqa: S704
    }


def _words_of_content(ours: Language) -> dict[str, Callable[..., Markup]]:
    """The filters `words`, `lang` and `alternative` of pages in that language."""

    def words(text: Text | Words) -> Markup:
        """The words of a text, escaped, in a <span lang> when they are not in the page's language."""
        found = text if isinstance(text, Words) else text.words(ours)
        return escape(found.text) if found.language == ours else _marked("span", escape(found.text), found.language)

    def lang(found: Words) -> Markup:
        """The attribute of an element whose words are not in the page's language."""
        return Markup() if found.language == ours else Markup(' lang="{}"').format(TAGS[found.language])

    def alternative(text: Text) -> Markup:
        """The attribute `alt` of a picture, with `lang` when its words are not in the page's language (WCAG 3.1.2)."""
        found = text.words(ours)
        return Markup('alt="{}"{}').format(found.text, lang(found))

    return {each.__name__: each for each in (words, lang, alternative)}


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


@pass_context
def opening(context: Context, phase: Phase) -> Markup:
    """Before what is said only for a while: it is kept for the theme's script when it will hold later."""
    if _page(context).holds(phase):
        return Markup()
    return Markup("<template{}{}>").format(start(phase), until(phase))


@pass_context
def closing(context: Context, phase: Phase) -> Markup:
    """After it."""
    return Markup() if _page(context).holds(phase) else Markup("</template>")


def unbroken(text: str) -> Markup:
    """The text, its ranges of numbers ("9.00–11.00") kept on one line."""
    parts = _RANGE.split(text)
    ranges = [Markup('<span class="range">{}</span>').format(found) for found in _RANGE.findall(text)]
    return Markup("").join(part for pair in zip(parts, [*ranges, ""], strict=True) for part in pair)


def _moment(at: datetime) -> str:
    return at.isoformat(timespec="minutes")


def _marked(element: str, html: Markup, language: Language) -> Markup:
    return Markup('<{0} lang="{1}">{2}</{0}>').format(element, TAGS[language], html)


def _page(context: Context) -> Page:
    page: Page = context["page"]
    return page
