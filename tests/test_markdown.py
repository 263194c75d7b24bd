"""Markdown: what people write, what pages and calendars show, and that nothing unsafe passes."""

import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given
from hypothesis import strategies as st

from juliste import markdown


def shown(text: str) -> str:
    """The HTML without its line breaks, as one reads it."""
    return re.sub(r"\n+(?=<)|(?<=>)\n+", "", markdown.block(text))


@pytest.mark.parametrize(
    "date", ["25. maaliskuuta 2021", "1. maaliskuuta 2021", "1. mars 2021", "1. March 2021", "7. luokka"]
)
def test_block_line_that_begins_with_a_date_is_no_list(date: str) -> None:
    assert shown(f"{date} alkaa.") == f"<p>{date} alkaa.</p>"


def test_block_date_in_a_list_or_a_quote_is_no_list() -> None:
    assert shown("- 25. maaliskuuta\n- 1. huhtikuuta") == "<ul><li>25. maaliskuuta</li><li>1. huhtikuuta</li></ul>"
    assert shown("> 25. maaliskuuta") == "<blockquote><p>25. maaliskuuta</p></blockquote>"


def test_block_number_continues_a_list_only_by_one() -> None:
    assert shown("1. a\n2. b\n4. d") == "<ol><li>a</li><li>b\n4. d</li></ol>"
    assert shown("1. a\n\nväli\n\n2. b") == '<ol><li>a</li></ol><p>väli</p><ol start="2"><li>b</li></ol>'
    assert shown("väli\n\n2. b") == "<p>väli</p><p>2. b</p>"
    assert shown("1. a\n1. b") == "<ol><li>a</li><li>b</li></ol>"


def test_block_list_follows_a_paragraph_directly() -> None:
    assert shown("Mukana:\n- a\n- b\n\nLoppu.") == "<p>Mukana:</p><ul><li>a</li><li>b</li></ul><p>Loppu.</p>"
    assert shown("Ensin:\n1. a\n2. b") == "<p>Ensin:</p><ol><li>a</li><li>b</li></ol>"


def test_block_list_with_other_marks_is_a_list() -> None:
    assert shown("• a\n• b") == "<ul><li>a</li><li>b</li></ul>"
    assert shown("1) a\n2) b") == "<ol><li>a</li><li>b</li></ol>"


@pytest.mark.parametrize("step", ["  ", "   ", "    ", "\t"])
def test_block_list_nests(step: str) -> None:
    inner = "<ul><li>b</li><li>c</li></ul>"
    assert shown(f"1. a\n{step}- b\n{step}- c\n2. d") == f"<ol><li>a{inner}</li><li>d</li></ol>"


def test_block_list_of_another_kind_begins_anew() -> None:
    assert shown("- a\n1. b") == "<ul><li>a</li></ul><ol><li>b</li></ol>"


def test_block_paragraph_in_an_item_stays_there() -> None:
    expected = "<ul><li><p>a</p><p>b\nb2</p></li><li><p>c</p></li></ul><p>d</p>"
    assert shown("- a\n\n  b\n  b2\n- c\n\nd") == expected


def test_block_item_of_several_lines_is_one_item() -> None:
    assert shown("- a\nb\n  c\n- d") == "<ul><li>a\nb\nc</li><li>d</li></ul>"


def test_block_heading_needs_a_space_and_ends_a_list() -> None:
    assert shown("#aihe") == "<p>#aihe</p>"
    assert shown("- #aihe\n## Otsikko\nteksti") == "<ul><li>#aihe</li></ul><h2>Otsikko</h2><p>teksti</p>"


def test_block_headings_take_the_level_asked_for() -> None:
    text = "# a\n## b\n### c\n###### d"
    assert shown(text) == "<h2>a</h2><h2>b</h2><h3>c</h3><h6>d</h6>"
    assert shown("x/h1 y\n\n<h1>z</h1>") == "<p>x/h1 y</p><h2>z</h2>"
    assert re.findall("<h.>", markdown.block(text, level=4)) == ["<h4>", "<h4>", "<h5>", "<h6>"]


def test_block_line_under_one_line_makes_a_heading_under_more_a_rule() -> None:
    assert shown("a\n===\nb\n\nc\n---\nd") == "<h2>a</h2><p>b</p><h2>c</h2><p>d</p>"
    assert shown("a\nb\n---\nc") == "<p>a\nb</p><hr><p>c</p>"
    assert shown("- a\n---\nc") == "<ul><li>a</li></ul><hr><p>c</p>"


def test_block_code_is_left_as_typed() -> None:
    assert shown("a\n\n    9.00-11.00\n    - x") == "<p>a</p><pre><code>9.00-11.00\n- x</code></pre>"
    assert shown("`9.00-11.00`") == "<p><code>9.00-11.00</code></p>"


def test_block_table_is_a_table() -> None:
    soup = BeautifulSoup(markdown.block("| a | b |\n|---|---|\n| 1 | klo 9-11 |"), "html.parser")
    assert [cell.text for cell in soup.find_all(["th", "td"])] == ["a", "b", "1", "klo 9–11"]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("9.00-11.00", "9.00–11.00"),
        ("(09:00 - 11:00)", "(09:00–11:00)"),
        ("25.3.-26.3.2021", "25.3.–26.3.2021"),
        ("25.-26.3.2021", "25.–26.3.2021"),
        ("1.2.2021 - 3.4.2021", "1.2.2021–3.4.2021"),
        ("25-26 mars", "25–26 mars"),
        ("klo 9-11, kl. 9-11, kl 9-11.30 or at 9-11.", "klo 9–11, kl. 9–11, kl 9–11.30 or at 9–11."),
        ("25.3.2021 klo 9.00 - 26.3.2021 klo 15.00", "25.3.2021 klo 9.00\u00a0– 26.3.2021 klo 15.00"),
        ("2021-03-25 9.00-11.00", "2021-03-25 9.00–11.00"),
    ],
)
def test_ranges_of_times_and_dates_get_a_dash(typed: str, printed: str) -> None:
    assert markdown.ranges(typed) == printed
    assert markdown.plain(typed) == printed


@pytest.mark.parametrize(
    "typed",
    [
        *("040-1234567", "09-123 456", "0295-16001", "2021-03-25", "OM-9-11", "9-11 henkilöä", "25-26 kpl", "s. 9-11"),
        *("https://x.fi/9.00-11.00", "x9.00-11.00", "9.00-11.00/2", "Vapaa-Fri", "29.75-31.80", "9.00 - Avaus"),
    ],
)
def test_ranges_other_hyphens_stay(typed: str) -> None:
    assert markdown.ranges(typed) == typed
    assert markdown.plain(typed) == typed


def test_block_escaped_hyphen_stays() -> None:
    assert shown(r"9.00\-11.00") == "<p>9.00-11.00</p>"


def test_block_links_are_resolved() -> None:
    text = "[a](event:2021/x) [b](page:saavutettavuus) [c](ohje.pdf) [d](https://example.org/?a=1&b=2)"
    addresses = {"event:2021/x": "../x/", "page:saavutettavuus": "../../saavutettavuus/", "ohje.pdf": "/files/o.pdf"}
    assert markdown.block(text, lambda target: addresses.get(target, target)) == (
        '<p><a href="../x/">a</a> <a href="../../saavutettavuus/">b</a> <a href="/files/o.pdf">c</a> '
        '<a href="https://example.org/?a=1&amp;b=2">d</a></p>'
    )


def test_block_links_without_resolve_are_left_out_and_their_words_stay() -> None:
    assert shown("[a](event:2021/x) [b](x.pdf)") == '<p>a <a href="x.pdf">b</a></p>'


def test_block_resolve_that_fails_is_heard() -> None:
    with pytest.raises(KeyError):
        markdown.block("[a](b)", dict[str, str]().__getitem__)


def test_block_bare_addresses_become_links() -> None:
    text = "Katso https://example.org/a_b_c. **https://a.fi**, kirjoita om@om.fi. [https://b.fi](https://c.fi)"
    assert shown(text) == (
        '<p>Katso <a href="https://example.org/a_b_c">https://example.org/a_b_c</a>. '
        '<strong><a href="https://a.fi">https://a.fi</a></strong>, kirjoita <a href="mailto:om@om.fi">om@om.fi</a>. '
        '<a href="https://c.fi">https://b.fi</a></p>'
    )


def test_block_pictures_come_from_beside_the_event_only() -> None:
    assert shown("![a](a.png)") == '<p><img alt="a" src="a.png"></p>'
    assert shown("![a](https://b.fi/a.png) ![c](//b.fi/a.png)") == '<p><img alt="a"> <img alt="c"></p>'


def test_block_raw_html_is_made_safe() -> None:
    text = 'a <span lang="sv" onclick="x()">b</span><script>c</script>\n\n<div class="d">e</div>\n\n<!-- f\n\ng -->'
    assert shown(text) == '<p>a <span lang="sv">b</span></p>e'
    assert shown('<a href="javascript:x" hreflang="sv">a</a> [*b*](JavaScript:x)') == "<p>a <em>b</em></p>"


def test_block_remembers_nothing_of_the_text_before() -> None:
    assert shown("[a]: https://example.org\n\n[a]") == '<p><a href="https://example.org">a</a></p>'
    assert shown("[a] is free") == "<p>[a] is free</p>"


def test_block_nested_beyond_measure_is_given_as_typed() -> None:
    text = "- " * 3000 + "a"
    assert shown(text) == f"<p>{text}</p>"
    assert markdown.inline("*a*") == "<em>a</em>"
    assert shown("*a*") == "<p><em>a</em></p>"


def test_inline_has_no_blocks() -> None:
    text = "# a\n- **b** `c` [d](https://e.fi)\n\n1. f <div>g</div> klo 9-11"
    assert (
        markdown.inline(text) == '# a - <strong>b</strong> <code>c</code> <a href="https://e.fi">d</a> 1. f g klo 9–11'
    )
    assert markdown.inline("[a](x.pdf)", lambda target: f"/{target}") == '<a href="/x.pdf">a</a>'
    assert markdown.inline(" ") == ""


def test_plain_has_words_addresses_and_lists() -> None:
    text = (
        "## Otsikko\n\nHei **sinä**,  \n[lue](https://a.fi) tai om@om.fi, [soita](tel:+358123) `x`.\n"
        "- yksi\n  1. a\n  2. b\n- kaksi\n\n  jatkuu\n\n![kuva](k.png)\n\n---\n\n| a | b |\n|---|---|\n| 1 | |\n"
    )
    assert markdown.plain(text) == (
        "Otsikko\n\nHei sinä,\nlue (https://a.fi) tai om@om.fi, soita (+358123) x.\n\n"
        "- yksi\n  1. a\n  2. b\n- kaksi\n  jatkuu\n\nkuva\n\na | b\n1 |"
    )


def test_plain_gives_only_whole_addresses() -> None:
    assert markdown.plain("[a](x.pdf)") == "a"
    assert markdown.plain("[a](x.pdf)", lambda target: f"https://e.fi/{target}") == "a (https://e.fi/x.pdf)"
    assert markdown.plain("[](https://e.fi)") == "https://e.fi"


def test_plain_keeps_code_quotes_and_definitions_apart() -> None:
    assert markdown.plain("> a\n\n    b  c") == "a\n\nb  c"
    assert markdown.plain("<dl><dt>a</dt><dd>b</dd></dl>") == "a\nb"


def test_plain_ordered_list_keeps_its_start() -> None:
    assert markdown.plain("1. a\n\nb\n\n2. c") == "1. a\n\nb\n\n2. c"
    assert markdown.plain('<ol start="x"><li>a</li></ol>') == "1. a"


def test_links_are_told_with_their_lines() -> None:
    text = "a\r\n[b](event:2021/x)\n\n`[n](o)` [c](event:2021/xy) om@om.fi\n![d](d.png)\n[e](d.png) [f][1]\n\n"
    text += "[1]: page:p\n"
    found = [
        ("event:2021/x", 1),
        ("event:2021/xy", 3),
        ("mailto:om@om.fi", 3),
        ("d.png", 4),
        ("d.png", 4),
        ("page:p", 7),
    ]
    assert markdown.links(text) == found
    assert markdown.pictures(text) == [("d.png", 4)]


def test_headings_are_told_with_their_lines() -> None:
    text = "<!-- \n# x\n-->\n# *a*\r\n\n## b ##\n- c\n#d\n\nE\n===\n\n    # f\n\n> ### g"
    assert markdown.headings(text) == [(1, "a", 3), (2, "b", 5), (1, "E", 9)]


def test_fenced_lines_are_shown_as_typed_and_are_no_headings() -> None:
    text = "Näin:\n```yaml\n# *a*\n\n- 9-11: <b>\n  c\n```\n## d\n\n~~~\n# e\n~~~\n"

    assert markdown.block(text) == (
        "<p>Näin:</p>\n<pre><code># *a*\n\n- 9-11: &lt;b&gt;\n  c\n</code></pre>\n<h2>d</h2>\n"
        "<pre><code># e\n</code></pre>"
    )
    assert markdown.headings(text.replace("\n", "\r\n")) == [(2, "d", 7)]
    assert markdown.plain(text) == "Näin:\n\n# *a*\n\n- 9-11: <b>\n  c\n\nd\n\n# e"


ODD = st.lists(
    st.sampled_from(
        [
            *(
                "- ",
                "1. ",
                "2. ",
                "> ",
                "# ",
                "=",
                "---",
                "|",
                "    ",
                "  ",
                "\t",
                "\n",
                "\n\n",
                "*",
                "**",
                "_",
                "`",
                "``",
            ),
            *(
                "[",
                "](",
                ")",
                "![",
                "<",
                ">",
                "<b",
                "</b>",
                "<!--",
                "-->",
                "<script>",
                "&",
                "&#58;",
                "javascript:",
                "\\",
            ),
            *(
                "<a href=",
                '"',
                "'",
                "onclick=x",
                "https://e.fi/",
                "a@b.fi",
                "9.00-11.00",
                "\x02",
                "\x03",
                "\x00",
                "ä",
                "x",
                "[1]:",
            ),
            *("<svg/onload=x>", "<![CDATA[", "<?", "<table>", "<td>", "<p>", "<math>", "<style>", "<textarea>", "</p>"),
        ]
    )
).map("".join)


@given(st.one_of(ODD, st.text()))
@example("<a href='java\nscript:x'>a</a>")
@example("<svg><style><img src=x onerror=alert(1)></style>")
def test_any_text_gives_safe_well_formed_html(text: str) -> None:
    html = markdown.block(text)
    for made in (html, markdown.inline(text)):
        soup = BeautifulSoup(f"<div>{made}</div>", "html.parser")
        for tag in soup.find_all(True):
            assert tag.name not in ("script", "style", "iframe", "svg", "math", "object", "form", "input", "h1")
            assert not [name for name in tag.attrs if name.startswith("on") or name in ("style", "class", "id")]
            assert re.match(r"(https?|mailto|tel):|[^:]*$|[^:]*[/?#]", str(tag.get("href", "")), re.IGNORECASE)
    opened = re.findall(r"<([a-z0-9]+)", re.sub(r"<(?:br|hr|img)\b", "", html))
    assert sorted(opened) == sorted(re.findall(r"</([a-z0-9]+)>", html))
    assert all(0 <= line <= len(text) for _, line in markdown.links(text))
    assert all(line <= text.count("\n") + text.count("\r") for _, _, line in markdown.headings(text))
    markdown.plain(text)


@given(st.text(st.characters(categories=("L", "N", "Zs")), min_size=1))
def test_plain_of_words_is_those_words(text: str) -> None:
    assert "".join(markdown.plain(text).split()) == "".join(text.split())
