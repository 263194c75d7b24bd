import pickle
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from babel.lists import format_list
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_file
from babel.messages.pofile import PoFileError
from hypothesis import example, given
from hypothesis import strategies as st

from juliste import catalogues as po
from juliste.language import Catalogue, phone_uri
from juliste.model import LANGUAGES, Language
from tests.builders import PROJECT, catalogues

NBSP = "\u00a0"
HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
WORDS = (
    'msgid "Event"\nmsgstr "Tapahtuma"\n\n'
    'msgctxt "month"\nmsgid "May"\nmsgstr "toukokuu"\n\n'
    'msgid "{n} event"\nmsgid_plural "{n} events"\nmsgstr[0] "{n} tapahtuma"\nmsgstr[1] "{n} tapahtumaa"\n\n'
    'msgid "Missing"\nmsgstr ""\n\n'
    '#, fuzzy\nmsgid "Unsure"\nmsgstr "Ehkä"\n'
)


def folder(path: Path, words: str = WORDS) -> Path:
    for code in LANGUAGES:
        (path / f"{code}.po").write_text(HEAD + words, encoding="utf-8")
    return path


def in_each(method: str, *arguments: object) -> list[object]:
    return [getattr(catalogues()[code], method)(*arguments) for code in LANGUAGES]


def test_catalogue_gives_the_words_of_its_file(tmp_path: Path) -> None:
    finnish = po.read(folder(tmp_path))["fi"]
    assert finnish.gettext("Event") == "Tapahtuma"
    assert finnish.pgettext("month", "May") == "toukokuu"
    assert [finnish.ngettext("{n} event", "{n} events", n) for n in (0, 1, 2)] == [
        "{n} tapahtumaa",
        "{n} tapahtuma",
        "{n} tapahtumaa",
    ]


def test_catalogue_without_the_words_gives_the_msgid(tmp_path: Path) -> None:
    finnish = po.read(folder(tmp_path))["fi"]
    assert [finnish.gettext(msgid) for msgid in ("Missing", "Unsure", "Never heard")] == [
        "Missing",
        "Unsure",
        "Never heard",
    ]
    assert [finnish.ngettext("one", "many", n) for n in (1, 2)] == ["one", "many"]
    assert finnish.pgettext("verb", "May") == "May"


def test_catalogue_that_is_broken_or_absent_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        po.read(tmp_path)
    with pytest.raises(PoFileError):
        po.read(folder(tmp_path, "msgid Event"))


def test_catalogue_can_be_sent_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(catalogues())) == catalogues()  # noqa: S301 - our own bytes
    assert len({hash(catalogue) for catalogue in catalogues().values()}) == 3


def test_tag_names_the_country() -> None:
    assert [catalogue.tag for catalogue in catalogues().values()] == ["fi", "sv-FI", "en-GB"]


def test_joined_has_no_comma_before_the_last() -> None:
    assert in_each("joined", ("A", "B", "C")) == ["A, B ja C", "A, B och C", "A, B and C"]
    assert in_each("joined", ("A", "B")) == ["A ja B", "A och B", "A and B"]
    assert in_each("joined", ("A",)) == ["A"] * 3
    assert in_each("joined", ()) == [""] * 3


@given(st.lists(st.text(max_size=4) | st.sampled_from(["{0}", "{}", "A, B"]), max_size=5))
def test_joined_is_as_babel_has_it(items: list[str]) -> None:
    assert in_each("joined", items) == [format_list(items, locale=locale) for locale in ("fi", "sv_FI", "en_GB")]


@pytest.mark.parametrize(
    ("code", "order"),
    [
        # ü is filed as y, š as s.
        ("fi", "2021 Eva Éva Sakari šakki Vantaa Walter Yle Ürümqi ystävä Zeta Åbo Ärtjärvi Æsir Öljy Ørsted"),
        ("sv", "2021 Eva Éva Sakari šakki Vantaa Walter Yle Ürümqi ystävä Zeta Åbo Ärtjärvi Æsir Öljy Ørsted"),
        ("en", "2021 Åbo Æsir Ärtjärvi Eva Éva Öljy Ørsted Sakari šakki Ürümqi Vantaa Walter Yle ystävä Zeta"),
    ],
)
def test_sort_key_follows_the_alphabet_of_the_language(code: Language, order: str) -> None:
    words = order.split()
    backwards = words[::-1]
    assert sorted(backwards, key=catalogues()[code].sort_key) == words


def test_sort_key_skips_quotes_and_reads_words_one_by_one() -> None:
    titles = ["Vapaa ilta", "”Vapaa” työpaja", "Vapaat", "(Vanha)"]
    assert sorted(titles, key=catalogues()["fi"].sort_key) == ["(Vanha)", "Vapaa ilta", "”Vapaa” työpaja", "Vapaat"]


@pytest.mark.parametrize(
    ("size", "written"),
    [
        (0, ("1 kt", "1 kB", "1 kB")),
        (1, ("1 kt", "1 kB", "1 kB")),
        (35_499, ("35 kt", "35 kB", "35 kB")),
        (999_499, ("999 kt", "999 kB", "999 kB")),
        (999_500, ("1 Mt", "1 MB", "1 MB")),
        (1_234_567, ("1,2 Mt", "1,2 MB", "1.2 MB")),
        (12_000_000, ("12 Mt", "12 MB", "12 MB")),
    ],
)
def test_size_is_short(size: int, written: tuple[str, str, str]) -> None:
    assert in_each("size", size) == [each.replace(" ", NBSP) for each in written]


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        ("25", ("25 €", "25 €", "€25")),
        ("42.5", ("42,50 €", "42,50 €", "€42.50")),
        ("1250.00", ("1 250 €", "1 250 €", "€1,250")),
    ],
)
def test_euros_are_written_as_the_language_does(amount: str, written: tuple[str, str, str]) -> None:
    assert in_each("euros", Decimal(amount)) == [each.replace(" ", NBSP) for each in written]


@pytest.mark.parametrize(
    ("typed", "at_home", "from_abroad", "uri"),
    [
        ("0295 530 616", "0295 530 616", "+358 295 530 616", "tel:+358295530616"),
        ("0295 16001", "0295 16001", "+358 295 16001", "tel:+35829516001"),
        ("040-123 4567", "040 123 4567", "+358 40 123 4567", "tel:+358401234567"),
        ("+358 40 123 4567", "040 123 4567", "+358 40 123 4567", "tel:+358401234567"),
        ("+358(0)40 123 4567", "040 123 4567", "+358 40 123 4567", "tel:+358401234567"),
        ("+35840 1234567", "040 1234567", "+358 40 1234567", "tel:+358401234567"),
        ("00358 9 1606 7730", "09 1606 7730", "+358 9 1606 7730", "tel:+358916067730"),
        ("(09) 1606 7730", "09 1606 7730", "+358 9 1606 7730", "tel:+358916067730"),
        ("+46 8 123 45", "+46 8 123 45", "+46 8 123 45", "tel:+46812345"),
        ("112", "112", "112", "tel:112"),
        ("116 117", "116 117", "116 117", "tel:116117"),
        ("+358", "+358", "+358", "tel:+358"),
    ],
)
def test_phone_is_dialled_from_home_and_from_abroad(typed: str, at_home: str, from_abroad: str, uri: str) -> None:
    shown = [at_home, at_home, from_abroad]
    assert in_each("phone", typed) == [each.replace(" ", NBSP) for each in shown]
    assert phone_uri(typed) == uri


def test_phone_with_words_stays_as_typed() -> None:
    assert in_each("phone", "0295 16001 (vaihde)") == ["0295 16001 (vaihde)"] * 3


@given(st.text())
@example(")")
@example("(0)")
def test_phone_of_any_text_is_no_traceback(typed: str) -> None:
    for catalogue in catalogues().values():
        assert isinstance(catalogue.phone(typed), str)
    assert re.fullmatch(r"tel:[\d+]*", phone_uri(typed))


# The catalogues themselves


def used_in_the_code() -> Iterator[str]:
    keywords = DEFAULT_KEYWORDS | {"_": None, "say": None}
    for path in sorted((PROJECT / "juliste").rglob("*.py")):
        yield from (_first(found[1]) for found in extract_from_file("python", path, keywords=keywords))
    options = {"extensions": "jinja2.ext.i18n", "trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}
    for path in sorted((PROJECT / "theme").rglob("*.html")):
        found_in = extract_from_file("jinja2.ext.babel_extract", path, keywords=keywords, options=options)
        yield from (_first(found[1]) for found in found_in)


def _first(message: str | tuple[str, ...]) -> str:
    return message if isinstance(message, str) else message[0]


def msgids(catalogue: Catalogue) -> set[str]:
    return {key.rpartition("\x04")[2] for key in catalogue.messages}


@pytest.mark.parametrize("code", ["fi", "sv"])
def test_every_sentence_of_the_code_has_its_words(code: Language) -> None:
    assert sorted(set(used_in_the_code()) - msgids(catalogues()[code])) == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_file_has_a_sentence_twice_or_one_that_nothing_uses(code: Language) -> None:
    written = (PROJECT / "translations" / f"{code}.po").read_text(encoding="utf-8")
    found = re.findall(r'^msgid "(.+)"$', written, re.MULTILINE)
    used = {msgid.replace("\\", "\\\\").replace('"', '\\"') for msgid in used_in_the_code()}
    assert sorted(found) == sorted(used)


@pytest.mark.parametrize("code", LANGUAGES)
def test_translations_keep_the_values_of_the_sentence(code: Language) -> None:
    kept = {
        msgid: {
            tuple(sorted(re.findall(r"%\([a-z_]+\)s|{[a-z_]*}", form)))
            for form in forms
            if "{" in msgid or "%" in msgid
        }
        for msgid, forms in catalogues()[code].messages.items()
    }
    expected = {
        msgid: {tuple(sorted(re.findall(r"%\([a-z_]+\)s|{[a-z_]*}", msgid.rpartition("\x04")[2])))}
        for msgid in kept
        if "{" in msgid or "%" in msgid
    }
    assert {msgid: found for msgid, found in kept.items() if found} == expected
