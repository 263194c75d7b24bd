"""Front matter: what an author types → what is told, word for word, and what is read all the same."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from juliste.load.frontmatter import Source, Tree, read_entry, read_page
from juliste.problems import Problem

Case = tuple[str, str, list[str], dict[str, Tree]]


def told(problems: list[Problem]) -> list[str]:
    """The problems as printed, without the file's name."""
    return [str(problem).removeprefix("x:") for problem in problems]


# What YAML accepts silently: (what it is, as typed, what is told, what is read).
SILENT: list[Case] = [
    (
        "a comment cuts a text",
        "title: Kysymys #1\ntime: 1.2.2021\n",
        ['1: title: # begins a comment here, so "#1" would be lost; write: title: "Kysymys #1"'],
        {"title": "Kysymys #1", "time": "1.2.2021"},
    ),
    (
        "a comment after two spaces or alone",
        "# alone\ntitle: Kysymys  # said\nphone:  # none\n",
        [],
        {"title": "Kysymys"},
    ),
    (
        "a text is all comment",
        "title: #1\n",
        ['1: title: a text cannot begin with #; put it in quotes; write: title: "#1"'],
        {"title": "#1"},
    ),
    (
        "a comment after quotes",
        'title: "Kysymys" #1\n',
        ['1: title: # begins a comment here, so "#1" would be lost; write: title: \'"Kysymys" #1\''],
        {"title": '"Kysymys" #1'},
    ),
    (
        "a comment right after quotes",
        'title: "Kysymys"#1\n',
        ['1: title: a text cannot begin with "; put it in quotes; write: title: \'"Kysymys"#1\''],
        {"title": '"Kysymys"#1'},
    ),
    (
        "a comment after brackets",
        "languages: [fi] # and sv\nonline: {link: registered}  # fine\n",
        ['1: languages: # begins a comment here, so "# and sv" would be lost; write: languages: [fi]  # and sv'],
        {"languages": ["fi"], "online": {"link": "registered"}},
    ),
    (
        "a comma in a sum",
        "price: {amount: 45,50, note: with lunch}\n",
        [
            (
                "1: price: a comma ends a text inside { }; put the text in quotes or write one "
                'key on a line; write: price: {amount: "45,50", note: with lunch}'
            )
        ],
        {"price": {"amount": "45,50", "note": "with lunch"}},
    ),
    (
        "a comma cuts a text in braces",
        "place: {street: Katu 1, 2. krs, city: Helsinki}\n",
        [
            (
                "1: place: a comma ends a text inside { }; put the text in quotes or write one "
                'key on a line; write: place: {street: "Katu 1, 2. krs", city: Helsinki}'
            )
        ],
        {"place": {"street": "Katu 1, 2. krs", "city": "Helsinki"}},
    ),
    (
        "a colon in a list in brackets",
        "partners: [a, b c: d]\n",
        ['1: partners: a text with ": " in it needs quotes; write: partners: [a, "b c: d"]'],
        {"partners": ["a", "b c: d"]},
    ),
    (
        "no space after a colon in braces",
        "place: {name:Talo, city: Helsinki}\n",
        ['1: place: ":" needs a space after it; write: place: {name: Talo, city: Helsinki}'],
        {"place": {"name": "Talo", "city": "Helsinki"}},
    ),
    (
        "a tag swallows a word",
        "title: !Fri työpaja\nsubtitle: !Fri\n",
        [
            '1: title: a text cannot begin with !; put it in quotes; write: title: "!Fri työpaja"',
            '2: subtitle: a text cannot begin with !; put it in quotes; write: subtitle: "!Fri"',
        ],
        {"title": "!Fri työpaja", "subtitle": "!Fri"},
    ),
    (
        "a backslash in quotes",
        'title: "C:\\new"\nsummary: "a \\"b\\" \\\\ c"\n',
        [
            "1: title: a backslash inside \"…\" is read as something else; use '…'; write: title: 'C:\\new'",
            "2: summary: a backslash inside \"…\" is read as something else; use '…'; write: summary: 'a \"b\" \\ c'",
        ],
        {"title": "C:\\new", "summary": 'a "b" \\ c'},
    ),
    (
        "a backslash at the end of quotes",
        'title: "C:\\"\n',
        ["1: title: a backslash inside \"…\" is read as something else; use '…'; write: title: 'C:\\'"],
        {"title": "C:\\"},
    ),
    (
        "an empty line in a text",
        "summary: Eka\n  rivi.\n\n  Toinen.\ntitle: x\n",
        [
            (
                "3: summary: a text with an empty line in it needs | after its key; write "
                '"summary: |" and below it the text, each line with 2 spaces at its beginning'
            )
        ],
        {"summary": "Eka rivi.\n\nToinen.", "title": "x"},
    ),
    (
        "an empty line in a text below its key",
        "summary:\n  Eka.\n\n  Toinen: x.\n",
        [
            (
                "3: summary: a text with an empty line in it needs | after its key; write "
                '"summary: |" and below it the text, each line with 2 spaces at its beginning'
            ),
            (
                '4: summary: a text with ": " in it needs quotes; write "summary: |" and below '
                "it the text, each line with 2 spaces at its beginning"
            ),
        ],
        {"summary": "Eka.\n\nToinen: x."},
    ),
    ("an empty line in a text in quotes", 'summary: "Eka.\n\n  Toinen."\n', [], {"summary": "Eka.\nToinen."}),
    (
        "a colon in a list item",
        "programme:\n  - 9.30 Dialogit: uusi alku\n  - 9.30: Dialogit\n  - title: x\n",
        ['2: programme: a text with ": " in it needs quotes; write:   - "9.30 Dialogit: uusi alku"'],
        {"programme": ["9.30 Dialogit: uusi alku", {"9.30": "Dialogit"}, {"title": "x"}]},
    ),
    (
        "a list item without its space, silently one text",
        "programme:\n  -9.00 Tervetuloa\n  -9.30 Dialogit\n",
        [
            '2: programme: "-" needs a space after it; write:   - 9.00 Tervetuloa',
            '3: programme: "-" needs a space after it; write:   - 9.30 Dialogit',
        ],
        {"programme": ["9.00 Tervetuloa", "9.30 Dialogit"]},
    ),
    (
        "a list under a text",
        "partners: Oikeusministeriö\n  - Kuntaliitto\ntitle: x\n",
        [
            (
                "1: partners: a text cannot stand before a list; make it the first item; write "
                '"partners:" and below it "  - Oikeusministeriö"'
            )
        ],
        {"partners": ["Kuntaliitto"], "title": "x"},
    ),
    (
        "a > that takes a number",
        "title: >5\nsummary: > 5 euroa\ntext: |\n",
        [
            '1: title: a text cannot begin with >; put it in quotes; write: title: ">5"',
            '2: summary: a text cannot begin with >; put it in quotes; write: summary: "> 5 euroa"',
            '3: text: a text cannot begin with |; put it in quotes; write: text: "|"',
        ],
        {"title": ">5", "summary": "> 5 euroa", "text": "|"},
    ),
    (
        "a quote closed on a later key",
        'title: "Seminaari\nsummary: "Uusi laki"\n',
        ['1: title: the closing quote " is missing; write: title: "Seminaari"'],
        {"title": "Seminaari", "summary": "Uusi laki"},
    ),
]

# Texts that need quotes: (what it is, as typed, what is told, what is read).
QUOTES: list[Case] = [
    (
        "a colon inside",
        "title: Seminaari: uusi laki\n",
        ['1: title: a text with ": " in it needs quotes; write: title: "Seminaari: uusi laki"'],
        {"title": "Seminaari: uusi laki"},
    ),
    (
        "a colon at the end",
        "title: Seminaari:\n",
        ['1: title: a text that ends with ":" needs quotes; write: title: "Seminaari:"'],
        {"title": "Seminaari:"},
    ),
    (
        "a colon in a later line",
        "summary: Tämä on\n  pitkä: teksti\n",
        ['2: summary: a text with ": " in it needs quotes; write: summary: "Tämä on pitkä: teksti"'],
        {"summary": "Tämä on pitkä: teksti"},
    ),
    (
        "quotes around its first word",
        "title: \"Vapaa\" työ\nsubtitle: 'Vapaa' työ\n",
        [
            '1: title: a text cannot begin with "; put it in quotes; write: title: \'"Vapaa" työ\'',
            "2: subtitle: a text cannot begin with '; put it in quotes; write: subtitle: \"'Vapaa' työ\"",
        ],
        {"title": '"Vapaa" työ', "subtitle": "'Vapaa' työ"},
    ),
    (
        "brackets around its first word",
        "title: [Peruttu] Seminaari\nsubtitle: {x} y\n",
        [
            '1: title: a text cannot begin with [; put it in quotes; write: title: "[Peruttu] Seminaari"',
            '2: subtitle: a text cannot begin with {; put it in quotes; write: subtitle: "{x} y"',
        ],
        {"title": "[Peruttu] Seminaari", "subtitle": "{x} y"},
    ),
    (
        "begins with @om",
        "title: @om\n",
        ['1: title: a text cannot begin with @; put it in quotes; write: title: "@om"'],
        {"title": "@om"},
    ),
    (
        "begins with %5",
        "title: %5\n",
        ['1: title: a text cannot begin with %; put it in quotes; write: title: "%5"'],
        {"title": "%5"},
    ),
    (
        "begins with *tärkeä*",
        "title: *tärkeä*\n",
        ['1: title: a text cannot begin with *; put it in quotes; write: title: "*tärkeä*"'],
        {"title": "*tärkeä*"},
    ),
    (
        "begins with & muut",
        "title: & muut\n",
        ['1: title: a text cannot begin with &; put it in quotes; write: title: "& muut"'],
        {"title": "& muut"},
    ),
    (
        "begins with ? Miksi",
        "title: ? Miksi\n",
        ['1: title: a text cannot begin with ?; put it in quotes; write: title: "? Miksi"'],
        {"title": "? Miksi"},
    ),
    (
        "begins with - Niin",
        "title: - Niin\n",
        ['1: title: a text cannot begin with -; put it in quotes; write: title: "- Niin"'],
        {"title": "- Niin"},
    ),
    (
        "begins with , ja",
        "title: , ja\n",
        ['1: title: a text cannot begin with ,; put it in quotes; write: title: ", ja"'],
        {"title": ", ja"},
    ),
    (
        "begins with `koodi`",
        "title: `koodi`\n",
        ['1: title: a text cannot begin with `; put it in quotes; write: title: "`koodi`"'],
        {"title": "`koodi`"},
    ),
    (
        "begins with | pysty",
        "title: | pysty\n",
        ['1: title: a text cannot begin with |; put it in quotes; write: title: "| pysty"'],
        {"title": "| pysty"},
    ),
    (
        "begins with ] x",
        "title: ] x\n",
        ['1: title: a text cannot begin with ]; put it in quotes; write: title: "] x"'],
        {"title": "] x"},
    ),
    (
        "begins with - ",
        "title: - \n",
        ['1: title: a text cannot begin with -; put it in quotes; write: title: "-"'],
        {"title": "-"},
    ),
    (
        "in a list",
        'partners:\n  - @om\n  - "Vapaa" työ\n  - [x] y\n  - * z\n',
        [
            '2: partners: a text cannot begin with @; put it in quotes; write:   - "@om"',
            '3: partners: a text cannot begin with "; put it in quotes; write:   - \'"Vapaa" työ\'',
            '4: partners: a text cannot begin with [; put it in quotes; write:   - "[x] y"',
            '5: partners: a text cannot begin with *; put it in quotes; write:   - "* z"',
        ],
        {"partners": ["@om", '"Vapaa" työ', "[x] y", "* z"]},
    ),
    (
        "in brackets and before a colon",
        "partners: [a [b], c]\nprogramme:\n  - @om: b\n",
        [
            '1: partners: a text that has [ in it needs quotes here; write: partners: ["a [b]", c]',
            '3: programme: a text cannot begin with @; put it in quotes; write:   - "@om: b"',
        ],
        {"partners": ["a [b]", "c"], "programme": ["@om: b"]},
    ),
    (
        "keys in braces on lines of their own",
        "{title: Seminaari,\n  place: {name: Talo, 2. krs}}\n",
        [
            "1: a comma ends a text inside { }; put the text in quotes or write one key on a line; "
            'write: {title: Seminaari, place: {name: "Talo, 2. krs"}}'
        ],
        {"title": "Seminaari", "place": {"name": "Talo, 2. krs"}},
    ),
    (
        "a key that begins with a special character",
        '@a: b\n"c": d\n',
        ['1: @a: a text cannot begin with @; put it in quotes; write: "@a": b'],
        {"@a": "b", "c": "d"},
    ),
    (
        "a key with a comment in it",
        "a #b: c\n",
        ['1: a #b: # begins a comment here, so "#b" would be lost; write: "a #b": c'],
        {"a #b": "c"},
    ),
    (
        "the rest of brackets",
        (
            'a: [x, [y] z, "p" q, r"s, {t: u v: w}]\nb: [@x, -, ?y, c: , ,]\n'
            "c: {x, y: z, \"k\": v, 'l': [m]}\nd: {a: [b, c: d], e:, f: }\n"
        ),
        [
            '1: a: a text cannot begin with "; put it in quotes; write: a: [x, "[y] z", \'"p" q\', r"s, {t: "u v: w"}]',
            '1: a: a text cannot begin with [; put it in quotes; write: a: [x, "[y] z", \'"p" q\', r"s, {t: "u v: w"}]',
            '1: a: a text with ": " in it needs quotes; write: a: [x, "[y] z", \'"p" q\', r"s, {t: "u v: w"}]',
            '2: b: a comma stands here with nothing before it; write: b: ["@x", "-", "?y", "c:"]',
            '2: b: a text cannot begin with -; put it in quotes; write: b: ["@x", "-", "?y", "c:"]',
            '2: b: a text cannot begin with ?; put it in quotes; write: b: ["@x", "-", "?y", "c:"]',
            '2: b: a text cannot begin with @; put it in quotes; write: b: ["@x", "-", "?y", "c:"]',
            '2: b: a text that ends with ":" needs quotes; write: b: ["@x", "-", "?y", "c:"]',
            '3: c: each part inside { } needs a key, ":" and a space; write: c: {y: z, "k": v, \'l\': [m]}',
            '4: d: ":" needs a space after it; write: d: {a: [b, "c: d"], e: , f: }',
            '4: d: a text with ": " in it needs quotes; write: d: {a: [b, "c: d"], e: , f: }',
        ],
        {
            "a": ["x", "[y] z", '"p" q', 'r"s', {"t": "u v: w"}],
            "b": ["@x", "-", "?y", "c:"],
            "c": {"y": "z", "k": "v", "l": ["m"]},
            "d": {"a": ["b", "c: d"]},
        },
    ),
]

# Gaps that are not spaces: (what it is, as typed, what is told, what is read).
GAPS: list[Case] = [
    (
        "a tab after the colon and before a key",
        "title:\tSeminaari\nplace:\n\tname: Talo\n\tcity: Helsinki\n",
        [
            "1: title: a tab stands where spaces belong; write: title: Seminaari",
            "3: name: a tab stands where spaces belong; write:   name: Talo",
            "4: city: a tab stands where spaces belong; write:   city: Helsinki",
        ],
        {"title": "Seminaari", "place": {"name": "Talo", "city": "Helsinki"}},
    ),
    (
        "a tab after a dash",
        "programme:\n  -\t9.00 Tervetuloa\n",
        ["2: programme: a tab stands where spaces belong; write:   - 9.00 Tervetuloa"],
        {"programme": ["9.00 Tervetuloa"]},
    ),
    ("tabs inside and after a text are text", "title: a\tb\t\nphone: \t\n", [], {"title": "a\tb"}),
    (
        "a no-break space after the colon",
        "title:\xa0Seminaari\nplace:\xa0\n  name: 10\xa0000\xa0m\n",
        [
            "1: title: an invisible character (U+00A0) stands where spaces belong; write: title: Seminaari",
            "2: place: an invisible character (U+00A0) stands where spaces belong; write: place:",
        ],
        {"title": "Seminaari", "place": {"name": "10\xa0000\xa0m"}},
    ),
    (
        "a no-break space before the colon",
        "title\xa0: Seminaari\n",
        ["1: title: an invisible character (U+00A0) stands where spaces belong; write: title: Seminaari"],
        {"title": "Seminaari"},
    ),
    (
        "characters without width",
        "\u200btitle: \ufeffSeminaari\nsum\u200bmary: x\nnote: a\u200db\n",
        [
            "1: title: an invisible character (U+200B) stands where spaces belong; write: title: Seminaari",
            "1: title: an invisible character (U+FEFF) stands where spaces belong; write: title: Seminaari",
            "2: summary: an invisible character (U+200B) stands where spaces belong; write: summary: x",
        ],
        {"title": "Seminaari", "summary": "x", "note": "a\u200db"},
    ),
    (
        "a no-break space after quotes",
        'title: "Seminaari"\xa0\n',
        ['1: title: an invisible character (U+00A0) stands where spaces belong; write: title: "Seminaari"'],
        {"title": "Seminaari"},
    ),
    (
        "a tab before the first of several keys",
        "programme:\n\t9.00:\n    title: a\n",
        ["2: 9.00: a tab stands where spaces belong; write:   9.00:"],
        {"programme": {"9.00": {"title": "a"}}},
    ),
    (
        "a character without width before the first key",
        "programme:\n\u200b 9.00:\n    title: a\n  9.30: b\n  10.00: c\n",
        ["2: 9.00: an invisible character (U+200B) stands where spaces belong; write:   9.00:"],
        {"programme": {"9.00": {"title": "a"}, "9.30": "b", "10.00": "c"}},
    ),
    (
        "a tab before a key with its own keys below",
        "programme:\n\t\t9.00:\n    title: a\n",
        ["2: 9.00: a tab stands where spaces belong; write:   9.00:"],
        {"programme": {"9.00": {"title": "a"}}},
    ),
    ("a gap on a line of its own", "title: x\n\t\n \xa0\nurl: y\n\t# a\n", [], {"title": "x", "url": "y"}),
    (
        "a tab below a bar",
        "text: |\n\tEka\n  toka\ntitle: x\n",
        ["2: text: a tab stands where spaces belong; write:   Eka"],
        {"text": "Eka\ntoka\n", "title": "x"},
    ),
]

# Marks that are missing: (what it is, as typed, what is told, what is read).
MISSING: list[Case] = [
    (
        "the space after a colon in an hour",
        "programme:\n  9.00:Tervetuloa\n",
        ['2: 9.00: ":" needs a space after it; write:   9.00: Tervetuloa'],
        {"programme": {"9.00": "Tervetuloa"}},
    ),
    (
        "the space after a colon",
        "title:Seminaari\nurl: x\n",
        ['1: title: ":" needs a space after it; write: title: Seminaari'],
        {"title": "Seminaari", "url": "x"},
    ),
    (
        "the space after a colon before more keys",
        "programme:\n  - time: 9.30\n    title:Dialogit\n",
        ['3: title: ":" needs a space after it; write:     title: Dialogit'],
        {"programme": [{"time": "9.30", "title": "Dialogit"}]},
    ),
    (
        "the colon",
        "title Seminaari\nurl = https://example.org/\nplace:\n  name Talo\n  city: Helsinki\n",
        [
            '1: title: the key "title" needs ":" and a space after it; write: title: Seminaari',
            '2: url: the key "url" needs ":" and a space after it; write: url: https://example.org/',
            '4: name: the key "name" needs ":" and a space after it; write:   name: Talo',
        ],
        {"title": "Seminaari", "url": "https://example.org/", "place": {"name": "Talo", "city": "Helsinki"}},
    ),
    (
        "the space after a dash",
        "programme:\n  - 9.00 Tervetuloa\n  -9.30 Dialogit\n",
        ['3: programme: "-" needs a space after it; write:   - 9.30 Dialogit'],
        {"programme": ["9.00 Tervetuloa", "9.30 Dialogit"]},
    ),
    (
        "the dash of a new item",
        "programme:\n  - time: 9.00\n    title: a\n    time: 9.30\n    title: b\n",
        ['4: time: a new list item needs "-" and a space before its first key; write:   - time: 9.30'],
        {"programme": [{"time": "9.00", "title": "a"}, {"time": "9.30", "title": "b"}]},
    ),
    (
        "a bullet for a dash",
        "programme:\n  – 9.00 Tervetuloa\n  • 9.30 Dialogit\n",
        [
            '2: programme: a list item begins with "-", not with –; write:   - 9.00 Tervetuloa',
            '3: programme: a list item begins with "-", not with •; write:   - 9.30 Dialogit',
        ],
        {"programme": ["9.00 Tervetuloa", "9.30 Dialogit"]},
    ),
    (
        "the closing quote",
        "title: \"Seminaari\nsummary: 'Uusi\n  laki\nurl: x\n",
        [
            '1: title: the closing quote " is missing; write: title: "Seminaari"',
            '2: summary: the closing quote \' is missing; write: summary: "Uusi laki"',
        ],
        {"title": "Seminaari", "summary": "Uusi laki", "url": "x"},
    ),
    (
        "the closing bracket",
        "partners: [a, b\nplace: {name: x, map: [60.1, 24.9]\nurl: x\n",
        [
            "1: partners: the closing ] is missing; write: partners: [a, b]",
            "2: place: the closing } is missing; write: place: {name: x, map: [60.1, 24.9]}",
        ],
        {"partners": ["a", "b"], "place": {"name": "x", "map": ["60.1", "24.9"]}, "url": "x"},
    ),
    (
        "the closing bracket of several lines",
        "partners: [a,\n  b\nurl: x\n",
        ["1: partners: the closing ] is missing; write: partners: [a, b]"],
        {"partners": ["a", "b"], "url": "x"},
    ),
    (
        "straight quotes",
        'title: “Seminaari: uusi laki”\nsubtitle: "Vapaa”\nsummary: ”Työ"\n',
        [
            '1: title: the curly quote “ does not quote here; use straight ones; write: title: "Seminaari: uusi laki"',
            '2: subtitle: the curly quote ” does not quote here; use straight ones; write: subtitle: "Vapaa"',
            '3: summary: the curly quote ” does not quote here; use straight ones; write: summary: "Työ"',
        ],
        {"title": "Seminaari: uusi laki", "subtitle": "Vapaa", "summary": "Työ"},
    ),
    (
        "curly quotes that may be meant",
        'title: “Seminaari”\nsummary: ”Vapaa” työ\nnote: "”Vapaa”"\n',
        [
            (
                "1: title: curly quotes are shown as part of the text; if they only stand around "
                'it, use straight ones; write: title: "Seminaari"'
            )
        ],
        {"title": "“Seminaari”", "summary": "”Vapaa” työ", "note": "”Vapaa”"},
    ),
]

# Spaces at the beginning of lines: (what it is, as typed, what is told, what is read).
SPACES: list[Case] = [
    (
        "a key too far to the right",
        "title: x\n  subtitle: y\nurl: z\n",
        ["2: subtitle: spaces at the beginning of the line: 0 belong there, not 2; write: subtitle: y"],
        {"title": "x", "subtitle": "y", "url": "z"},
    ),
    (
        "keys too far to the right",
        "title: x\n  subtitle: y\n  summary: z\nurl: z\n",
        ["2: subtitle: spaces at the beginning of lines 2 to 3: take away 2 from each; write: subtitle: y"],
        {"title": "x", "subtitle": "y", "summary": "z", "url": "z"},
    ),
    (
        "keys that hang below nothing",
        "place:\ntitle: x\n  name: y\n  city: z\n",
        ["3: name: spaces stand at the beginning of this line, but it belongs to no key above it"],
        {"title": "x"},
    ),
    (
        "keys on uneven spaces",
        "title: x\n    subtitle: y\n    summary: z\n  audience: a\nurl: z\n",
        ["2: subtitle: spaces stand at the beginning of this line, but it belongs to no key above it"],
        {"title": "x", "url": "z"},
    ),
    (
        "the first key",
        "  title: x\nurl: y\n",
        ["1: title: spaces at the beginning of the line: 0 belong there, not 2; write: title: x"],
        {"title": "x", "url": "y"},
    ),
    ("all keys alike is fine", "  title: x\n  url: y\n", [], {"title": "x", "url": "y"}),
    (
        "a key between two levels",
        "programme:\n  - time: 9.30\n   title: Dialogit\n  - 10.00 Tauko\n",
        ["3: title: spaces at the beginning of the line: 4 belong there, not 3; write:     title: Dialogit"],
        {"programme": [{"time": "9.30", "title": "Dialogit"}, "10.00 Tauko"]},
    ),
    (
        "an item between two levels",
        "programme:\n  - time: 9.00\n    title: a\n   - time: 9.30\n     title: b\n",
        [
            "4: time: spaces at the beginning of the line: 2 belong there, not 3; write:   - time: 9.30",
            "5: title: spaces at the beginning of the line: 4 belong there, not 5; write:     title: b",
        ],
        {"programme": [{"time": "9.00", "title": "a"}, {"time": "9.30", "title": "b"}]},
    ),
    (
        "the first item too far",
        "programme:\n    - 9.00 a\n  - 9.30 b\n  - 10.00 c\n",
        ["2: programme: spaces at the beginning of the line: 2 belong there, not 4; write:   - 9.00 a"],
        {"programme": ["9.00 a", "9.30 b", "10.00 c"]},
    ),
    (
        "keys under a text in a list",
        "programme:\n  - 9.30 Dialogit\n    text: x\n    kind: talk\n  - 10.00 Tauko\n",
        [
            (
                '2: programme: a text with keys below it needs a key too; write "  - time: 9.30" '
                'and below it "    title: Dialogit"'
            )
        ],
        {"programme": [{"time": "9.30", "text": "x", "kind": "talk"}, "10.00 Tauko"]},
    ),
    (
        "a list without a key, far in",
        "a:\n  b: c\n    - d\n    - e\nf: g\n",
        ['2: b: a text cannot stand before a list; make it the first item; write "  b:" and below it "    - c"'],
        {"a": {"b": ["d", "e"]}, "f": "g"},
    ),
    (
        "a text with lines before a list",
        "a: b\n  c\n  - d\ne: f\n",
        ["3: a: this line stands below a text and belongs to no key"],
        {"a": "b c", "e": "f"},
    ),
    (
        "a text without an hour before keys",
        "programme:\n  - Dialogit\n    text: x\n",
        ["2: programme: a text with keys below it needs a key too; write:   - title: Dialogit"],
        {"programme": [{"title": "Dialogit", "text": "x"}]},
    ),
    (
        "keys below a text in a list, too far to the left for one",
        "programme:\n  - Dialogit\n   text: x\n",
        ["3: text: this line stands below a text and belongs to no key"],
        {"programme": ["Dialogit"]},
    ),
    (
        "an item under an item's keys",
        "programme:\n  - time: 9.00\n     - 9.30 b\n",
        ["3: programme: spaces at the beginning of the line: 2 belong there, not 5; write:   - 9.30 b"],
        {"programme": [{"time": "9.00"}, "9.30 b"]},
    ),
    (
        "a value moved beside the line below",
        "programme:\n  - time: 9.30\n    title: a\n time: 9.00\n    text: b\n",
        ['4: time: a new list item needs "-" and a space before its first key; write:   - time: 9.00'],
        {"programme": [{"time": "9.30", "title": "a"}, {"time": "9.00", "text": "b"}]},
    ),
    (
        "a comment in the middle of a text",
        "summary: Eka  # note\n  toka\ntitle: x\n",
        ['1: summary: a comment cannot stand in the middle of a text; write: summary: "Eka toka"'],
        {"summary": "Eka toka", "title": "x"},
    ),
    (
        "a line without key below a bar",
        "text: |\n  Eka\nToka\ntitle: x\n",
        ["3: text: spaces at the beginning of the line: 2 belong there, not 0; write:   Toka"],
        {"text": "Eka\nToka\n", "title": "x"},
    ),
    (
        "a list without a key",
        "title: x\n- a\n- b\nurl: y\n",
        ["2: a list item needs a key above it"],
        {"title": "x", "url": "y"},
    ),
    (
        "a text that goes on at the margin",
        "summary: Tämä on\npitkä teksti\ntitle: x\n",
        [
            (
                "2: summary: a line that goes on with a text needs spaces at its beginning; "
                'write: summary: "Tämä on pitkä teksti"'
            )
        ],
        {"summary": "Tämä on pitkä teksti", "title": "x"},
    ),
    (
        "a text below a bar at the margin",
        "text: |\nEka rivi\n\nToka rivi\ntitle: x\n",
        [
            "2: text: spaces at the beginning of the line: 2 belong there, not 0; write:   Eka rivi",
            "4: text: spaces at the beginning of the line: 2 belong there, not 0; write:   Toka rivi",
        ],
        {"text": "Eka rivi\n\nToka rivi\n", "title": "x"},
    ),
    (
        "a text below a bar on uneven spaces",
        "text: |\n    Eka\n  toka\nnote: >-\n  a\n  b\n",
        ["2: text: spaces at the beginning of the line: 2 belong there, not 4; write:   Eka"],
        {"text": "Eka\ntoka\n", "note": "a b"},
    ),
    ("a bar with a number", "text: |2\n    Eka\n  toka\n", [], {"text": "  Eka\ntoka\n"}),
    (
        "a deeper line without a key is more of the text",
        "title: x\n  foo bar\nurl: y\n",
        [],
        {"title": "x foo bar", "url": "y"},
    ),
    (
        "a tab before a key whose own keys follow",
        "programme:\n  9.00:\n    title: a\n\t\t9.30:\n    title: b\n",
        ["4: 9.30: a tab stands where spaces belong; write:   9.30:"],
        {"programme": {"9.00": {"title": "a"}, "9.30": {"title": "b"}}},
    ),
]

# What is for programmers: (what it is, as typed, what is told, what is read).
REFUSED: list[Case] = [
    (
        "anchors, aliases, tags and merges",
        "place: &talo\n  name: Talo\nwas: *talo\nonline:\n  <<: *talo\n  link: x\nphone: !!str 050\ntitle: x\n",
        [
            "1: place: &talo is not used here; take it away; write: place:",
            "3: was: *talo is not used here; write again what it repeats",
            "5: <<: << is not used here; write the keys themselves",
            "7: phone: !!str is not used here; take it away; write: phone: 050",
        ],
        {"place": {"name": "Talo"}, "online": {"link": "x"}, "phone": "050", "title": "x"},
    ),
    (
        "an anchor before brackets",
        "place: &talo {name: Talo}\nlinks: !x\n  - y\n",
        [
            "1: place: &talo is not used here; take it away; write: place: {name: Talo}",
            "2: links: !x is not used here; take it away; write: links:",
        ],
        {"place": {"name": "Talo"}, "links": ["y"]},
    ),
    (
        "an alias of nothing and a tag of a text",
        "a: *b\nc: !<x> d\n",
        [
            '1: a: a text cannot begin with *; put it in quotes; write: a: "*b"',
            "2: c: !<x> is not used here; take it away; write: c: d",
        ],
        {"a": "*b", "c": "d"},
    ),
    (
        "a merge at the top",
        "a: &b\n  c: d\n<<: *b\n",
        ["1: a: &b is not used here; take it away; write: a:", "3: <<: << is not used here; write the keys themselves"],
        {"a": {"c": "d"}},
    ),
    (
        "a duplicate key",
        "title: a\nplace:\n  name: x\n  name: y\ntitle: b\n",
        [
            '4: name: "name" is already on line 3; keep one of the two',
            '5: title: "title" is already on line 1; keep one of the two',
        ],
        {"title": "a", "place": {"name": "x"}},
    ),
    ("a directive", "%YAML 1.1\n---\ntitle: x\n", ["1: %YAML 1.1 cannot stand here; take it away"], {"title": "x"}),
    (
        "several documents",
        "---\ntitle: x\n---\ntitle: y\n",
        ["3: a file holds one entry; what follows --- belongs in a file of its own"],
        {"title": "x"},
    ),
    ("the end of a document", "title: x\n...\n", ["2: ... cannot stand here"], {"title": "x"}),
    (
        "a question mark for a key",
        "title: x\n? a\n: b\n",
        [
            "2: a line cannot begin with ?; write the key with a colon after it",
            "3: this line has no key; a text that goes on needs spaces at the beginning of its lines",
        ],
        {"title": "x"},
    ),
    (
        "a key of brackets",
        "title: x\n[a]: b\n{c: d}: e\n",
        [
            '2: [a]: a text cannot begin with [; put it in quotes; write: "[a]": b',
            '3: {c: d}: a text cannot begin with {; put it in quotes; write: "{c: d}": e',
        ],
        {"title": "x", "[a]": "b", "{c: d}": "e"},
    ),
    ("a list instead of keys", "- a\n- b\n", ["1: the first line must have a key, such as title:"], {}),
    ("no key at all", "Tervetuloa!\n", ["1: the first line must have a key, such as title:"], {}),
    (
        "brackets that no one can mean",
        "title: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]#\n",
        [
            (
                "1: title: a text cannot begin with [; put it in quotes; write: title: "
                '"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]#"'
            )
        ],
        {"title": "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]#"},
    ),
    (
        "lists in lists",
        "a:\n  - - b\n    - c\n  - - - - - - d\n",
        ['4: a: a text cannot begin with -; put it in quotes; write:   - - - - "- - d"'],
        {"a": [["b", "c"], [[["- - d"]]]]},
    ),
    (
        "brackets in brackets",
        "title: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\n",
        [],
        {"title": [[[[[[[[[[[[[[[[[[[[[[[[[[[[[["x"]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]},
    ),
]

# What is right: (what it is, as typed, what is told, what is read).
RIGHT: list[Case] = [
    (
        "as typed",
        (
            "a: ~\nb: null\nc: 00023\nd: 0501234567\ne: 10:30\nf: no\ng: 9.30\n9.30: x\n10:30:\n"
            "  no: yes\nh: -5\ni: 2021-03-01\nj: 1_000\nk: +358 9\nl: =\n"
        ),
        [],
        {
            "a": "~",
            "b": "null",
            "c": "00023",
            "d": "0501234567",
            "e": "10:30",
            "f": "no",
            "g": "9.30",
            "9.30": "x",
            "10:30": {"no": "yes"},
            "h": "-5",
            "i": "2021-03-01",
            "j": "1_000",
            "k": "+358 9",
            "l": "=",
        },
    ),
    (
        "quotes, brackets and lines",
        (
            "map: [60.1, 24.9]\na: \"x\n  y\"\nb: [c,\n  d,\n]\ne: 'it''s'\n"
            'f: {g: [h], i: "j, k", l: https://x.fi/#y}\nm:\n- n\n- o: p\n  q: r\ns:\n  text\n'
            "  on two lines\nt: a:b\n"
        ),
        [],
        {
            "map": ["60.1", "24.9"],
            "a": "x y",
            "b": ["c", "d"],
            "e": "it's",
            "f": {"g": ["h"], "i": "j, k", "l": "https://x.fi/#y"},
            "m": ["n", {"o": "p", "q": "r"}],
            "s": "text on two lines",
            "t": "a:b",
        },
    ),
    (
        "not given",
        'phone:\nplace:\n  name:\n  city: x\ntopics:\n  -\n  - a\nfax: ""\n',
        [],
        {"place": {"city": "x"}, "topics": ["a"], "fax": ""},
    ),
]

CASES = [*SILENT, *QUOTES, *GAPS, *MISSING, *SPACES, *REFUSED, *RIGHT]

PAGE = """---
title: Kansalaisjärjestöakatemia 2. osa
time: to 25.3.2021 klo 9.00–11.00
online:
  link: registered
languages: [fi]
partners:
  - kansalaisareena
  - Oikeusministeriö
programme:
  - 9.00 Tervetuloa, päivän tavoitteet
  - time: 9.30
    title: Dialogit
    text: Mitkä ovat **kymmenen tärkeintä** kysymystä?
contacts:
  - id: adviser
    organisation: valtiovarainministerio
summary: |
  Eka kappale.

  Toka kappale.
---
Leipäteksti.

---

Loppu.
"""


@pytest.mark.parametrize(("text", "problems", "fields"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_entry_as_typed(text: str, problems: list[str], fields: dict[str, Tree]) -> None:
    source, found = read_entry(text.encode(), "x")

    assert (told(found), source.fields) == (problems, fields)


def test_page_many_faults_all_told_at_their_lines() -> None:
    text = """---
title: Seminaari: uusi laki
subtitle: "Vapaa" työ
time:\t25.3.2021
place: {street: Katu 1, 2. krs}
summary Lyhyesti
url:https://example.org
programme:
  -9.00 Tervetuloa
  - time: 9.30
   title: Kysymys #1
topics: [a, b
note: @om
---
Leipäteksti
"""
    source, problems = read_page(text.encode(), "x")

    assert [(problem.line, problem.field) for problem in problems] == [
        (2, "title"),
        (3, "subtitle"),
        (4, "time"),
        (5, "place"),
        (6, "summary"),
        (7, "url"),
        (9, "programme"),
        (11, "title"),
        (11, "title"),
        (12, "topics"),
        (13, "note"),
    ]
    assert source.fields == {
        "title": "Seminaari: uusi laki",
        "subtitle": '"Vapaa" työ',
        "time": "25.3.2021",
        "place": {"street": "Katu 1, 2. krs"},
        "summary": "Lyhyesti",
        "url": "https://example.org",
        "programme": ["9.00 Tervetuloa", {"time": "9.30", "title": "Kysymys #1"}],
        "topics": ["a", "b"],
        "note": "@om",
    }


def test_cures_pasted_leave_nothing_to_tell() -> None:
    lines = [
        "title: Seminaari: uusi laki",
        "  subtitle: a #1",
        "programme:",
        "  -9.00 a: b",
        "note: {a: b, c}",
        "x: [d",
    ]
    _, problems = read_entry("\n".join(lines).encode(), "x")

    for problem in problems:
        lines[problem.line - 1] = str(problem.cure).removeprefix("write: ")

    assert read_entry("\n".join(lines).encode(), "x")[1] == []


def test_curly_quotes_around_a_text_only_warn() -> None:
    _, problems = read_entry("title: “Seminaari”".encode(), "x")

    assert [problem.severity for problem in problems] == ["warning"]


def test_page_in_parts() -> None:
    source, problems = read_page(PAGE.encode(), "x")

    assert problems == []
    assert (source.body, source.body_line) == ("Leipäteksti.\n\n---\n\nLoppu.\n", 23)
    assert source.texts[1] == "title: Kansalaisjärjestöakatemia 2. osa"
    assert source.fields["summary"] == "Eka kappale.\n\nToka kappale.\n"
    assert dict(source.lines) == {
        (): 2,
        ("title",): 2,
        ("time",): 3,
        ("online",): 4,
        ("online", "link"): 5,
        ("languages",): 6,
        ("languages", 0): 6,
        ("partners",): 7,
        ("partners", 0): 8,
        ("partners", 1): 9,
        ("programme",): 10,
        ("programme", 0): 11,
        ("programme", 1): 12,
        ("programme", 1, "time"): 12,
        ("programme", 1, "title"): 13,
        ("programme", 1, "text"): 14,
        ("contacts",): 15,
        ("contacts", 0): 16,
        ("contacts", 0, "id"): 16,
        ("contacts", 0, "organisation"): 17,
        ("summary",): 18,
    }


def test_line_of_a_place_nobody_wrote_is_that_of_what_is_around_it() -> None:
    source, _ = read_page(PAGE.encode(), "x")

    assert [source.line(place) for place in [("programme", 1, "kind"), ("programme", 9), ("series",)]] == [12, 10, 2]
    assert read_page(b"", "x")[0].line(("title",)) == 1


@pytest.mark.parametrize(
    "data",
    [
        PAGE.replace("\n", "\r\n").encode(),
        PAGE.replace("\n", "\r").encode(),
        PAGE.encode("utf-8-sig"),
        PAGE.replace("---\n", "---  \n", 2).encode(),
        PAGE.replace("time: to", "time:   to").replace("osa\n", "osa   \n").encode(),
    ],
    ids=["CRLF", "CR", "BOM", "spaces after ---", "spaces after texts"],
)
def test_page_saved_by_another_editor_reads_equal(data: bytes) -> None:
    assert facts(*read_page(data, "x")) == facts(*read_page(PAGE.encode(), "x"))


def facts(source: Source, problems: list[Problem]) -> tuple[object, ...]:
    """All that a source says, but for its lines as typed."""
    return source.fields, source.lines, source.body, source.body_line, source.damaged, told(problems)


@pytest.mark.parametrize(
    ("text", "problems", "body", "body_line"),
    [
        ("", ["1: the file is empty"], "", 2),
        ("\n  \n", ["1: the file is empty"], "", 4),
        ("---\n---\nx", ["1: there are no keys here, such as title:"], "x", 3),
        ("---\n# title: x\n---\nx", ["1: there are no keys here, such as title:"], "x", 4),
        (
            "Tervetuloa\n\nmukaan",
            ["1: the file must begin with a line ---, then keys such as title:, then a line --- again"],
            "Tervetuloa\n\nmukaan",
            1,
        ),
        (
            "\n---\ntitle: x\n---\ny",
            ["1: the first line of the file must be ---; take away the empty lines above ---"],
            "y",
            5,
        ),
        ("-----\ntitle: x\n---\ny", ["1: the first line of the file must be ---; write: ---"], "y", 4),
        (
            "—\ntitle: x\n--\ny\n\n---\n",
            [
                "1: the first line of the file must be ---; write: ---",
                "3: the line after the last key must be ---; write: ---",
            ],
            "y\n\n---\n",
            4,
        ),
        ("title: x\n---\ny", ["1: the line --- is missing above the first key"], "y", 3),
        (
            "---\ntitle: x\n\n# a\n- b\n\nTervetuloa\n",
            ["5: a list item needs a key above it", "7: the line --- is missing after the last key"],
            "Tervetuloa\n",
            7,
        ),
        ("---\ntitle: x\n", ["3: the line --- is missing after the last key"], "", 4),
        ("---\n", ["2: the line --- is missing after the last key"], "", 3),
    ],
)
def test_page_fences(text: str, problems: list[str], body: str, body_line: int) -> None:
    source, found = read_page(text.encode(), "x")

    assert (told(found), source.body, source.body_line) == (problems, body, body_line)


@pytest.mark.parametrize(
    ("data", "problems", "fields"),
    [
        (
            "name: x\r\ncity: Jyväskylä\r\n".encode("cp1252"),
            ["2: this file is not UTF-8 but probably Windows-1252; save the file as UTF-8"],
            {"name": "x", "city": "Jyväskylä"},
        ),
        (
            "city: Jyväskylä".encode("cp850"),
            ["1: this file is not UTF-8 but probably DOS 850; save the file as UTF-8"],
            {"city": "Jyväskylä"},
        ),
        (
            "city: Jyväskylä".encode("mac_roman"),
            ["1: this file is not UTF-8 but probably Mac Roman; save the file as UTF-8"],
            {"city": "Jyväskylä"},
        ),
        (
            "city: Ylä: ala".encode("utf-16"),
            [
                '1: city: a text with ": " in it needs quotes; write: city: "Ylä: ala"',
                "1: this file is not UTF-8 but probably UTF-16; save the file as UTF-8",
            ],
            {"city": "Ylä: ala"},
        ),
        (
            "na\0me: Talo\vB\n\u2028city: x".encode(),
            [
                '1: an invisible control character (U+0000) stands here; take it away; it stands after "na"',
                "2: an invisible control character (U+2028) stands here; take it away",
                "2: city: spaces at the beginning of the line: 0 belong there, not 1; write: city: x",
            ],
            {"name": "Talo B", "city": "x"},
        ),
    ],
)
def test_entry_encodings(data: bytes, problems: list[str], fields: dict[str, Tree]) -> None:
    source, found = read_entry(data, "x")

    assert (sorted(told(found)), source.fields) == (sorted(problems), fields)


@pytest.mark.parametrize(
    ("text", "damaged"),
    [
        ("title: x\n", set()),
        ("title: Seminaari: laki\n", set()),
        ("phone:\n", set()),
        ("- a\n", {()}),
        ("", {()}),
        ("was: &a\n  place: x\nplace: *a\n", {("place",)}),
        ("place: {name: x\n  y\ntitle: z\n", {("place",)}),
        ("a: &b\n  c: d\ne:\n  <<: *b\n  f: g\n", {("e",)}),
        ("place:\ntitle: x\n  name: y\n", {("place",), ("name",)}),
        ("programme:\n  - 9.30 a\n    text: b\n", {("programme", 0, "title")}),
    ],
)
def test_damaged_places(text: str, damaged: set[tuple[str | int, ...]]) -> None:
    assert read_entry(text.encode(), "x")[0].damaged == damaged


LETTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cn"], exclude_characters="\\\ufeff")
TEXTS = st.text(LETTERS, min_size=1, max_size=30).filter(lambda text: not text.isspace())
KEYS = st.text(LETTERS, min_size=1, max_size=9).filter(str.isprintable) | st.sampled_from(["title", "9.30", "no", "~"])
TREES = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(KEYS, inner, min_size=1, max_size=3),
    max_leaves=5,
)


@given(st.dictionaries(KEYS, TREES, min_size=1))
def test_anything_in_quotes_reads_back(fields: dict[str, Tree]) -> None:
    text = yaml.safe_dump(fields, allow_unicode=True, default_style="'", width=10**6, sort_keys=False)

    source, problems = read_entry(text.encode(), "x")

    assert (told(problems), source.fields) == ([], fields)


MARKS = ".,()–/*!?&'-"
WORDS = st.builds(str.__add__, st.sampled_from("aÄ09"), st.text(st.sampled_from("aä9" + MARKS), max_size=8))
SENTENCES = st.lists(WORDS, min_size=1, max_size=9).map(" ".join)
ITEMS = SENTENCES | st.dictionaries(st.sampled_from(["id", "time", "9.30"]), SENTENCES, min_size=1)
SHEETS = st.dictionaries(
    st.sampled_from(["title", "time", "place", "programme", "moved_from"]),
    SENTENCES
    | st.lists(ITEMS, min_size=1, max_size=3)
    | st.dictionaries(st.sampled_from(["fi", "sv"]), SENTENCES, min_size=1),
    min_size=1,
)


@given(SHEETS, st.booleans(), st.sampled_from([20, 80, 1000]))
def test_plain_texts_read_back(fields: dict[str, Tree], in_brackets: bool, width: int) -> None:
    text = yaml.safe_dump(fields, allow_unicode=True, default_flow_style=in_brackets, width=width)

    source, problems = read_entry(text.encode(), "x")

    assert (told(problems), source.fields) == ([], fields)


@given(st.text() | st.text(st.sampled_from("ab:-#\"'[]{},&*!|>?%@` \n\t\\\u00a0\u200b\u201d")))
def test_any_text_is_read_or_told(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")

    for source, problems in (
        read_page(data, "x"),
        read_entry(data, "x"),
        read_page(f"---\n{text}\n---".encode(errors="replace"), "x"),
    ):
        assert source.fields or problems or not source.damaged
        assert all(1 <= problem.line <= len(source.texts) for problem in problems)


@given(st.binary())
def test_any_bytes_are_read_or_told(data: bytes) -> None:
    for source, problems in (read_page(data, "x"), read_entry(data, "x")):
        assert source.fields or problems or not source.damaged


EDITS = st.lists(
    st.tuples(
        st.integers(4, len(PAGE) - 50),
        st.integers(0, 3),
        st.text(st.sampled_from("a:-#\"'[]{},&*!|>? \n\t\u00a0"), max_size=3),
    ),
    min_size=1,
    max_size=4,
)


@settings(deadline=1000)
@given(EDITS)
def test_mutilated_page_is_read_or_told(edits: list[tuple[int, int, str]]) -> None:
    text = PAGE
    for at, length, new in edits:
        text = text[:at] + new + text[at + length :]

    source, problems = read_page(text.encode(), "x")

    assert source.fields
    assert all(1 <= problem.line <= len(source.texts) for problem in problems)
    assert len(problems) == len({(problem.line, problem.field, str(problem)) for problem in problems})


@pytest.mark.parametrize(
    "text", ["- " * 20_000, "a: " + "[" * 5_000, "a: " + "{b: " * 5_000, "a: x\n  b\n" * 500, 'a: "x\n' * 500]
)
def test_huge_nonsense_is_told(text: str) -> None:
    assert read_entry(text.encode(), "x")[1] != []
