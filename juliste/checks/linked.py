"""A text in Markdown → links that say nothing, headings that skip a level, pictures without words. All are warnings."""

import re
from collections.abc import Iterator

from juliste import markdown
from juliste.checks.subjects import Known, Written
from juliste.load.mentions import Passage
from juliste.problems import Message, Problem, say

_VAGUE = frozenset(
    "tästä täältä täällä tässä tänne tähän tämä tämän tätä linkki linkistä linkin kautta oheisesta oheisen alla"  # noqa: SIM905
    " olevasta klikkaa paina katso avaa siirry lue lataa pääset löydät lisää lisätietoa lisätietoja"
    " här hit är länk länken denna den via på nedan klicka tryck se läs mer mera info information"
    " here click tap see read find out learn more this the link at through below".split()
)
"""Words that say nothing of where a link leads, neither alone nor together."""
_BARE = re.compile(r"(?:https?://|www\.)\S*", re.IGNORECASE)


def link_text(written: Written, known: Known) -> Iterator[Problem]:
    """A link's words tell where it leads, also to those who hear only the links (WCAG 2.4.4)."""
    for passage in written.sheets.passages.texts:
        yield from links_that_say_nothing(passage)


def heading_level(written: Written, known: Known) -> Iterator[Problem]:
    """Headings go down one level at a time (WCAG 1.3.1)."""
    for passage in written.sheets.passages.texts:
        yield from headings_that_skip(passage)


def picture_alt(written: Written, known: Known) -> Iterator[Problem]:
    """A picture in a text has words for those who do not see it (WCAG 1.1.1)."""
    for passage in written.sheets.passages.texts:
        yield from pictures_without_words(passage)


def links_that_say_nothing(passage: Passage) -> Iterator[Problem]:
    """The rule `link_text` for one text."""
    for words, target, line in markdown.anchors(passage.words) if passage.is_markdown else ():
        said = words.strip(" .,:;!?»«\"'”’>→").casefold()
        if said and _VAGUE.issuperset(re.findall(r"\w+", said)) and said != "information":
            message = say("the link '{words}' does not tell where it leads", words=words)
            cure = _instead(target)
            yield passage.problem(line, message, cure, "warning")
        elif _BARE.fullmatch(said):
            message = say("the address '{words}' is read aloud letter by letter", words=words)
            yield passage.problem(line, message, _instead(target), "warning")


def _instead(target: str) -> Message:
    """The cure. Its … is no name: who pastes it as it stands is told again."""
    return say("write instead of … what it leads to: […]({target})", target=target)


def headings_that_skip(passage: Passage) -> Iterator[Problem]:
    """The rule `heading_level` for one text. A first-level heading is told by another rule."""
    above = 1
    for level, words, line in (
        markdown.headings(passage.words) if passage.is_markdown and "###" in passage.words else ()
    ):
        if level > above + 1:
            message = say("the heading '{words}' skips a level", words=words)
            yield passage.problem(line, message, say("write: {line}", line=f"{'#' * (above + 1)} {words}"), "warning")
        above = max(level, 2)


def pictures_without_words(passage: Passage) -> Iterator[Problem]:
    """The rule `picture_alt` for one text."""
    for target, line in markdown.wordless_pictures(passage.words) if passage.is_markdown else ():
        message = say("the picture '{target}' has no words for those who do not see it", target=target)
        yield passage.problem(
            line, message, say("write instead of … what it shows: ![…]({target})", target=target), "warning"
        )
