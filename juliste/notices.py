"""Which words are missing or older → the one notice that says so, in a whole sentence of the page's language.

It says what this language has not, and which one stands instead; a third language may have the words too.
"""

from juliste.language import Catalogue
from juliste.model import Event, Language, StaticPage


def of_event(event: Event, language: Language, catalogue: Catalogue) -> str:
    """What stands under the title of an event whose words are missing wholly or partly; "" when none are."""
    if language in event.untranslated:
        return _facts_only(catalogue, event.original)
    parts = [
        _in_part(catalogue, event.original) if language in event.partly_translated else "",
        _older(catalogue, event.original) if language in event.older else "",
    ]
    return " ".join(filter(None, parts))


def of_static_page(page: StaticPage, language: Language, catalogue: Catalogue) -> str:
    """The same for a static page."""
    has_title, has_body = bool(page.title.own(language)), bool(page.body.own(language) or not page.body)
    if has_title and has_body:
        return ""
    return (_partly if has_title or has_body else _nothing)(catalogue, page.original)


# Names of languages are inflected in Finnish: every sentence is a whole one, none is put together. Each catalogue names
# its own language where the English sentence names English; an English page never shows the words of the last ones.


def _facts_only(catalogue: Catalogue, original: Language) -> str:
    gettext = catalogue.gettext
    return {
        "fi": gettext(
            "The texts of this event are not available in English; they are shown in Finnish. "
            "The time, place and other details are in English."
        ),
        "sv": gettext(
            "The texts of this event are not available in English; they are shown in Swedish. "
            "The time, place and other details are in English."
        ),
        "en": gettext("The texts of this event are shown in English."),
    }[original]


def _in_part(catalogue: Catalogue, original: Language) -> str:
    gettext = catalogue.gettext
    return {
        "fi": gettext("Some of the texts of this event are not available in English; they are shown in Finnish."),
        "sv": gettext("Some of the texts of this event are not available in English; they are shown in Swedish."),
        "en": gettext("Some of the texts of this event are shown in English."),
    }[original]


def _partly(catalogue: Catalogue, original: Language) -> str:
    gettext = catalogue.gettext
    return {
        "fi": gettext("Some of the texts on this page are not available in English; they are shown in Finnish."),
        "sv": gettext("Some of the texts on this page are not available in English; they are shown in Swedish."),
        "en": gettext("Some of the texts on this page are shown in English."),
    }[original]


def _older(catalogue: Catalogue, original: Language) -> str:
    gettext = catalogue.gettext
    return {
        "fi": gettext("The Finnish text has been updated since this translation was made."),
        "sv": gettext("The Swedish text has been updated since this translation was made."),
        "en": gettext("The English text has been updated since this translation was made."),
    }[original]


def _nothing(catalogue: Catalogue, original: Language) -> str:
    gettext = catalogue.gettext
    return {
        "fi": gettext("This page is not available in English; it is shown in Finnish."),
        "sv": gettext("This page is not available in English; it is shown in Swedish."),
        "en": gettext("This page is shown in English."),
    }[original]
