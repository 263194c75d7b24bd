"""Markdown: what is written out without the machine is what the machine makes of it."""

from hypothesis import example, given
from hypothesis import strategies as st

from juliste.markdown import _converted, quick

PIECES = [
    *(
        "sana",
        "Ääkkönen",
        "9",
        "9.00",
        "9.00-11.00",
        "25.3.-26.3.",
        "klo 9-11",
        "maaliskuuta",
        "–",
        "”lainaus”",
        "\u00a0",
    ),
    *(
        "**",
        "*",
        "_",
        "`",
        "\\",
        "[",
        "](x)",
        "[a](https://x.fi)",
        "<b>",
        "&amp;",
        "&",
        "|",
        "@",
        "a@b.fi",
        "https://x.fi",
    ),
    *(
        "#",
        "## ",
        "###### ",
        "- ",
        "-",
        "1. ",
        "1) ",
        "> ",
        "===",
        "---",
        "    ",
        "  ",
        "\t",
        " ",
        "\n",
        "\n\n",
        "\n \n",
        "  \n",
    ),
    *(
        "!",
        ":",
        "/",
        "~",
        "+",
        "(",
        ")",
        "'",
        '"',
        "\r",
        "\x02",
        "\x03",
        "\u2028",
        "\x85",
        "\x0c",
        "[a]: b",
        ":::",
        "^",
    ),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


@given(text=TEXTS)
@example(text="Yksi.\n\n## Kaksi\n\n- kolme\n- neljä\n\nViisi **kuusi** [x](https://x.fi).\n\nSeitsemän")
@example(text="- yksi\n\n- kaksi")
@example(text="Klo 9-11 ja\u00a09.00-11.00")
@example(text="sana\n1. sana")
def test_quick_way_gives_what_the_machine_gives(text: str) -> None:
    found, whole = quick.html_of(text, _converted), _converted(text)
    assert found in (None, whole) or "klzzwxh" in whole  # a placeholder that Python-Markdown forgets, and numbers


@given(words=st.lists(st.sampled_from(["sana", "Ääni,", "(suluissa)", "9.00–11.00", "”lainaus”."]), min_size=1))
def test_plain_text_needs_no_machine(words: list[str]) -> None:
    text = f"Sana {' '.join(words)}"
    assert quick.html_of(text, lambda _: "") == f"<p>{text}</p>"
