"""The versions of a page → texts that are marked as of one language and are of another (WCAG 3.1.1, 3.1.2)."""

import re
from collections.abc import Iterator, Mapping

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

SMALL_WORDS = {
    "fi": "ei ennen että hän ilman ja jo joka jos jotka kanssa kello klo kuin kun miten mitä mutta myös niin noin nyt "
    "olemme on ovat pois saa sekä siitä sille tai tulee vai vain voi yli",
    "sv": "att av den det du efter eller en ett från får för före genom hur här hos inte kan kl klockan med mot mycket "
    "någon nu när och på samt sig ska som utan ut vad vi vid är",
    "en": "about after and are as at be before by can does for from have how if into is it its not of our shall that "
    "the their there they this to until was we were what when which who will with you your",
}
"""Words that hardly any text of a language lacks and that the other two do not have."""
NO_WORDS = re.compile(r"\S*[@/]\S*|\S+\.\S+")
"""Addresses."""


def texts(page: BeautifulSoup) -> Iterator[tuple[str, str]]:
    """The language (fi, sv, en) and the words of each piece of text in the body, and of each label of an element."""
    for tag in page.select("body, body *"):
        if tag.name in ("script", "style", "code"):
            continue
        yield from (
            (_language(tag), " ".join(str(tag[name]).split())) for name in ("alt", "aria-label") if tag.get(name)
        )
        for each in tag.children:
            if type(each) is NavigableString and each.strip():
                yield _language(tag), " ".join(each.split())


def wrong(page: BeautifulSoup, others: Mapping[str, BeautifulSoup]) -> list[str]:
    """What is marked wrong in a page, given its versions in the other languages."""
    elsewhere = {(language, text) for version in others.values() for language, text in texts(version)}
    own = str(page.html["lang"])[:2] if page.html else ""
    return [
        *(
            f"seems {found}, not {language}: {text}"
            for language, text in texts(page)
            if (found := _other(language, text))
        ),
        *(
            f"stands as {other} in another version, not {own}: {text}"
            for language, text in texts(page)
            if language == own and _has_words(text)
            for other in others
            if (other, text) in elsewhere
        ),
    ]


def _language(tag: Tag) -> str:
    """What the nearest `lang` says."""
    marked = tag if tag.has_attr("lang") else tag.find_parent(lang=True)
    return str(marked["lang"])[:2] if isinstance(marked, Tag) else ""


def _other(language: str, text: str) -> str:
    """Another language, when the text has small words of it and none of its own."""
    words = set(re.findall(r"[^\W\d_]+", NO_WORDS.sub("", text).lower()))
    counts = {name: len(words & set(small.split())) for name, small in SMALL_WORDS.items()}
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] >= 2 and not counts.get(language) else ""


def _has_words(text: str) -> bool:
    """Whether it has a word that is no name: one of four small letters or more."""
    return bool(re.search(r"(?<![\w-])[a-zåäö]{4,}", NO_WORDS.sub("", text)))
