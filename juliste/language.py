"""The messages of a catalogue → the words, lists, alphabet, sizes, sums and phone numbers of one language."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from juliste.model import Language

NBSP = "\u00a0"

TAGS: dict[Language, str] = {"fi": "fi", "sv": "sv-FI", "en": "en-GB"}
# Their own names, in the same order everywhere (WCAG 3.2.3, 3.2.4); they are no translations of each other.
NAMES: dict[Language, str] = {"fi": "Suomeksi", "sv": "På svenska", "en": "In English"}
_AND: dict[Language, str] = {"fi": "ja", "sv": "och", "en": "and"}
CONTEXT = "\x04"  # between a context and its msgid, as in gettext's own files

# The end of the Finnish and Swedish alphabet, and the letters that are filed as others there (languages.md, Sorting).
_NORDIC = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}", "ü": "y"})
_WITHOUT_MARK = str.maketrans({"đ": "d", "ð": "d", "ł": "l", "æ": "ae", "ø": "o", "ŋ": "n", "ŧ": "t", "þ": "th"})
_NUMBER = re.compile(r"\+?[\d\s()./-]+")
_ABROAD = re.compile(r"^00(?=[1-9])")
_OPTIONAL_ZERO = re.compile(r"\(0\)")


class Catalogue(Struct, frozen=True):
    """One language. code: "sv"; tag: "sv-FI" (BCP 47); messages: msgid → its forms for one and for many."""

    code: Language
    messages: Mapping[str, tuple[str, ...]]

    def __hash__(self) -> int:
        return hash(self.code)  # the messages are thousands

    @property
    def tag(self) -> str:
        """The language as machines write it, with its country."""
        return TAGS[self.code]

    def gettext(self, msgid: str) -> str:
        """The words of the msgid; the msgid itself where there are none."""
        forms = self.messages.get(msgid)
        return forms[0] if forms else msgid

    def ngettext(self, one: str, many: str, n: int) -> str:
        """The words for that many. All three languages have one form for 1 and another for the rest, 0 too."""
        return self.messages.get(one, (one, many))[n != 1]

    def pgettext(self, context: str, msgid: str) -> str:
        """The words of a msgid that alone would mean several things."""
        return self.messages.get(context + CONTEXT + msgid, (msgid,))[0]

    def joined(self, items: Sequence[str]) -> str:
        """`A, B ja C`: as CLDR has it, whose data Babel reads from files of megabytes."""
        if len(items) < 2:
            return "".join(items)
        return f"{', '.join(items[:-1])} {_AND[self.code]} {items[-1]}"

    def sort_key(self, text: str) -> tuple[str, str]:
        """Puts texts in the order of the language's alphabet: å, ä and ö end the Finnish and the Swedish one."""
        letters = unicodedata.normalize("NFC", text).casefold()
        if self.code != "en":
            letters = letters.translate(_NORDIC)
        plain = unicodedata.normalize("NFD", letters.translate(_WITHOUT_MARK))
        return "".join(sign for sign in plain if sign.isalnum() or sign in " {|}"), text

    def size(self, size: int) -> str:
        """`35 kt`, `1,2 MB`: the size of a file in bytes, as 1,000 bytes to the kilobyte."""
        byte = "t" if self.code == "fi" else "B"
        if (kilobytes := max(1, (size + 500) // 1000)) < 1000:
            return f"{kilobytes}{NBSP}k{byte}"
        megabytes = f"{(size + 50_000) // 100_000 / 10:.1f}".removesuffix(".0")
        return f"{self._decimal(megabytes)}{NBSP}M{byte}"

    def euros(self, amount: Decimal) -> str:
        """`42,50 €`, `€42.50`; whole euros without cents."""
        written = f"{amount:,.2f}".removesuffix(".00")
        return f"€{written}" if self.code == "en" else f"{self._decimal(written)}{NBSP}€"

    def phone(self, number: str) -> str:
        """The number as it is dialled in Finland, for English from abroad; the author's groups stay, unbroken."""
        groups = _international(number).split()
        if not groups or not _NUMBER.fullmatch(number.strip()):
            return number
        if self.code != "en" and groups[0] == "+358":
            groups[:2] = ["0" + groups[1]] if len(groups) > 1 else groups
        return NBSP.join(groups)

    def _decimal(self, written: str) -> str:
        return written if self.code == "en" else written.translate({ord(","): NBSP, ord("."): ","})


def phone_uri(number: str) -> str:
    """`tel:+358295516001` (RFC 3966); short numbers, as 112, stay as they are."""
    return "tel:" + re.sub(r"[^\d+]", "", _international(number))


@lru_cache(maxsize=1024)  # the same few bodies and persons, in three languages, for eyes and for machines
def _international(number: str) -> str:
    """`+358 295 516 001`: a national number loses its 0; numbers without one (112) are the same everywhere."""
    spaced = re.sub(r"[\s./-]+", " ", _OPTIONAL_ZERO.sub("", number)).replace("(", "").replace(")", "").strip()
    spaced = re.sub(r"^\+358\s*0?(?=\d)", "+358 ", _ABROAD.sub("+", spaced))
    return f"+358 {spaced[1:]}" if re.match(r"0[1-9]", spaced) else spaced
