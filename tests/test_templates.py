"""The templates between the theme and the pages: what is compiled, what is kept, what is escaped."""

import shutil
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, FileSystemLoader, StrictUndefined, UndefinedError
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from juliste.model import Text, Words
from juliste.pages import generator, templates
from juliste.pages.compiled import Compiled
from tests.builders import PROJECT, catalogues

STATE = 0


def environment(cache: Path, theme: Path = PROJECT / "theme") -> Environment:
    """The environment of the Finnish pages, made anew."""
    return templates._environment.__wrapped__(theme, catalogues()["fi"], STATE, cache)


def compiled(cache: Path) -> list[Path]:
    return sorted((cache / "templates").iterdir())


def bucket(source: str = "1") -> Bucket:
    return Bucket(Environment(autoescape=True), "key", source)


def test_template_is_compiled_once_for_all_environments(tmp_path: Path) -> None:
    environment(tmp_path).get_template("redirect.html")
    [file] = compiled(tmp_path)
    before = file.stat().st_mtime_ns

    environment(tmp_path).get_template("redirect.html")

    assert compiled(tmp_path) == [file]
    assert file.stat().st_mtime_ns == before


@pytest.mark.parametrize("damage", [b"", b"x", b"x" * 40])
def test_compiled_template_that_is_damaged_is_made_again(tmp_path: Path, damage: bytes) -> None:
    environment(tmp_path).get_template("redirect.html")
    [file] = compiled(tmp_path)
    whole = file.read_bytes()
    file.write_bytes(damage)

    environment(tmp_path).get_template("redirect.html")

    assert [file.read_bytes() for file in compiled(tmp_path)] == [whole]


def test_compiled_template_of_another_source_is_none(tmp_path: Path) -> None:
    of_old, of_new = bucket("old"), bucket("new")
    of_old.code = compile("1", "a.html", "eval")
    Compiled(tmp_path).dump_bytecode(of_old)

    Compiled(tmp_path).load_bytecode(of_new)

    assert of_new.code is None


def test_template_is_compiled_where_the_cache_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("no folder", encoding="utf-8")

    assert environment(tmp_path / "cache").get_template("redirect.html").name == "redirect.html"


def test_changed_template_is_compiled_anew(tmp_path: Path) -> None:
    theme = shutil.copytree(PROJECT / "theme", tmp_path / "theme")
    file = theme / "templates" / "letterhead.html"
    file.write_text("old", encoding="utf-8")
    assert environment(tmp_path, theme).get_template("letterhead.html").render() == "old"

    file.write_text("new", encoding="utf-8")

    assert environment(tmp_path, theme).get_template("letterhead.html").render() == "new"


def kept(tmp_path: Path, part: str) -> Environment:
    found = environment(tmp_path)
    found.loader = DictLoader({"part.html": part, "page.html": '{{ kept("part.html", name=name) }}'})
    return found


def test_part_that_is_kept_shows_the_values_it_is_given_escaped(tmp_path: Path) -> None:
    page = kept(tmp_path, "<p>{{ name }}</p>").get_template("page.html")

    assert [page.render(name=name) for name in ("a", "<b>", "a")] == ["<p>a</p>", "<p>&lt;b&gt;</p>", "<p>a</p>"]


def test_part_that_is_kept_knows_nothing_of_its_page(tmp_path: Path) -> None:
    page = kept(tmp_path, "{{ page }}").get_template("page.html")

    with pytest.raises(UndefinedError, match="'page' is undefined"):
        page.render(name="a", page="this")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (Text("<i>", "b"), "&lt;i&gt;"),
        (Text(sv="<i>", original="sv"), '<span lang="sv-FI">&lt;i&gt;</span>'),
        (Words("&", "en"), '<span lang="en-GB">&amp;</span>'),
    ],
)
def test_words_are_escaped_and_their_language_is_marked(tmp_path: Path, text: Text | Words, shown: str) -> None:
    assert environment(tmp_path).from_string("{{ text | words }}").render(text=text) == shown


def test_message_is_formatted_as_the_extension_does(tmp_path: Path) -> None:
    template = environment(tmp_path).from_string('{{ _("100 %% <b>") }} {{ _("%(name)s", name=name) }}')

    assert template.render(name="<i>") == Markup("100 % <b> ") + escape("<i>")


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("{{ ngettext('Organiser', 'Organisers', many | length) }}", "Järjestäjät"),
        ("{{ ngettext('%(num)s <b>%(name)s', '%(num)s <i>%(name)s', 2, name=name) }}", "2 <i>&lt;i&gt;"),
        ("{% trans %}Language{% endtrans %}", "Kieli"),
        ("{% trans who=name %}a <b>{{ who }}{% endtrans %}", "a <b>&lt;i&gt;"),
        ("{% trans count=many | length %}one{% pluralize %}{{ count }} <b>{% endtrans %}", "2 <b>"),
    ],
)
def test_messages_of_a_number_and_those_in_tags_are_in_the_language(tmp_path: Path, source: str, shown: str) -> None:
    assert environment(tmp_path).from_string(source).render(name="<i>", many=["a", "b"]) == shown


def test_what_follows_a_dot_is_an_attribute_and_no_item(tmp_path: Path) -> None:
    template = environment(tmp_path).from_string("{{ found.items() | list }} {{ found['b'] }} {{ found.b }}")

    with pytest.raises(AttributeError, match="'dict' object has no attribute 'b'"):
        template.render(found={"items": 1, "b": 2})


class Drawn:
    """What has HTML of its own."""

    def __html__(self) -> str:
        return "<b>&amp;</b>"


@pytest.mark.parametrize(
    "value", ["", "a <b> & \"c\" 'd'", "ä–", Markup("<i>&</i>"), 7, None, 1.5, Drawn(), ["<"], True]
)
def test_what_goes_to_a_page_is_escaped_as_jinja_does(value: object) -> None:
    assert generator.Environment.escaped(value) == str(escape(value))


PARTS = {
    "plain.html": "[{{ name }}]",
    "looping.html": "{{ loop.index }}{{ one }}{{ name }}",
    "setting.html": "{% set inner = name ~ '!' %}{{ inner }}",
    "pieces.html": "{% macro twice(what) %}{{ what }}{{ what }}{% endmacro %}",
    "frame.html": "<{% block main required %}{% endblock %}>",
}
PAGES = [
    "{% include 'plain.html' %}&{% include 'plain.html' %}",
    "{% for one in many %}{% include 'looping.html' %}{% if not loop.last %}, {% endif %}{% endfor %}",
    "{% include 'setting.html' %}",
    "{% include 'absent.html' ignore missing %}.",
    "{% include ['absent.html', 'plain.html'] %}",
    "{% set name = 'own' %}{% include 'plain.html' %}",
    "{% with name = many[0] %}{% include 'plain.html' %}{% endwith %}{% include 'plain.html' %}",
    "{% from 'pieces.html' import twice %}{{ twice(name) }}{% set held %}{{ name }}<br>{% endset %}{{ held }}",
    "{% extends 'frame.html' %}{% block main %}{% include 'plain.html' %}{{ many | join(', ') }}{% endblock %}",
    "{% from 'pieces.html' import twice %}{% for one in many %}{{ twice(what=one) }}{{ loop.index }}{% endfor %}",
    "{% from 'pieces.html' import twice %}{{ twice(*many[:1]) }}{{ twice(**{'what': name}) }}",
    "{% macro within() %}({{ caller() }}){% endmacro %}{% call within() %}{{ name }}{% endcall %}",
    "{% set found = namespace(last='') %}{% for one in many %}{% set found.last = one %}{% endfor %}{{ found.last }}",
    "{{ dict(a=name)['a'] }}{{ range(2) | list }}{{ name.upper().lower() }}{{ many[0].strip('a') }}",
    "{% autoescape false %}{{ name }}{% endautoescape %}{{ name | upper }}{{ name ~ '<' }}",
]


@pytest.mark.parametrize("page", PAGES)
def test_templates_give_what_jinja_makes_of_them(page: str) -> None:
    loader = DictLoader({**PARTS, "page.html": page})
    values = {"name": "<&ä>", "many": ["a<", "b"]}

    ours, jinjas = (
        kind(loader=loader, autoescape=True, undefined=StrictUndefined).get_template("page.html").render(values)
        for kind in (generator.Environment, Environment)
    )

    assert ours == jinjas


def test_what_is_missing_in_a_part_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "part.html").write_text("a\n{{ absent }}\n")
    (tmp_path / "page.html").write_text("{% include 'part.html' %}")
    page = generator.Environment(loader=FileSystemLoader(tmp_path), undefined=StrictUndefined).get_template("page.html")

    with pytest.raises(UndefinedError) as told:
        page.render()

    last = told.traceback[-1]
    assert (str(last.path), last.lineno) == (str(tmp_path / "part.html"), 1)  # from 0
