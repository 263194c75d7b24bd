"""What is looked up in the registers is noted, and what was found there is known again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from juliste.load import Answers, Registers, noting
from juliste.model import Organisation, Topic
from juliste.problems import WrongError
from tests.builders import ministry, text, topic

REGISTERS = Registers(
    folder="content/registers",
    organisations={"ministerio": ministry(), "muu": Organisation("muu", text("Muu"))},
    topics={"a": topic(), "b": Topic("b", text("B"), text())},
    known={"organisations": ("ministerio", "muu"), "topics": ("a", "b", "faulty")},
    by_name={"valtiovarainministeriö": "ministerio", "muu": "muu"},
)


def asked(question: object) -> set[tuple[str, str]]:
    """What is looked up in answering the question."""
    found: set[tuple[str, str]] = set()
    question(noting(REGISTERS, found))  # type: ignore[operator]
    return found


@pytest.mark.parametrize(
    ("question", "noted"),
    [
        (lambda registers: registers.topics["a"], {("topics", "a")}),
        (lambda registers: registers.topics.get("x"), {("topics", "x")}),
        (lambda registers: registers.topics.get("x", None), {("topics", "x")}),
        (lambda registers: "x" in registers.topics, {("topics", "x")}),
        (lambda registers: list(registers.topics), {("topics", "*")}),
        (lambda registers: registers.known["topics"], {("known", "topics")}),
        (lambda registers: registers.path("topics", "a"), set()),
        (
            lambda registers: registers.organisation("Valtiovarainministeriö", "fi"),
            {("by_name", "valtiovarainministeriö"), ("organisations", "ministerio")},
        ),
        (
            lambda registers: registers.organisation("Uusi Oy", "fi"),
            {("by_name", "uusi oy"), ("organisations", "Uusi Oy")},
        ),
    ],
)
def test_lookup_is_noted(question: object, noted: set[tuple[str, str]]) -> None:
    assert asked(question) == noted


def test_any_way_through_all_ids_is_noted() -> None:
    for way in (list, sorted, tuple, max, lambda ids: [name for name in ids if name > "a"]):
        assert asked(lambda registers, way=way: way(registers.topics)) == {("topics", "*")}


def test_noting_registers_find_the_same() -> None:
    noted = noting(REGISTERS, set())
    assert noted.topics["a"] == topic()
    assert noted.organisation("muu", "fi") == REGISTERS.organisation("muu", "fi")
    with pytest.raises(KeyError):
        noted.topics["x"]
    with pytest.raises(WrongError):
        noted.organisation("ministeri", "fi")
    assert replace(noted) == REGISTERS


LOOKUPS = [("topics", "a"), ("topics", "b"), ("topics", "x"), ("topics", "*"), ("organisations", "ministerio"),
           ("organisations", "*"), ("known", "topics"), ("by_name", "muu"), ("people", "*")]  # fmt: skip


def differing(changed: Registers) -> list[tuple[str, str]]:
    """The lookups that find something else in the changed registers."""
    before, after = Answers(REGISTERS), Answers(changed)
    return [lookup for lookup in LOOKUPS if before[lookup] != after[lookup]]


def test_change_of_an_entry_changes_its_answer_alone() -> None:
    topics = dict(REGISTERS.topics)
    assert differing(REGISTERS) == []
    assert differing(replace(REGISTERS, topics={**topics, "a": replace(topic(), name=text("C"))})) == [("topics", "a")]
    assert differing(replace(REGISTERS, topics={**topics, "x": topic()})) == [("topics", "x"), ("topics", "*")]
    assert differing(replace(REGISTERS, topics={"a": topics["a"]})) == [("topics", "b"), ("topics", "*")]
    assert differing(replace(REGISTERS, by_name={"muu": "toinen"})) == [("by_name", "muu")]
    assert differing(replace(REGISTERS, known={"topics": ("a",)})) == [("known", "topics")]


@given(st.dictionaries(st.sampled_from("abc"), st.sampled_from(["X", "Y"])))
def test_answers_are_the_same_for_the_same_entries(names: dict[str, str]) -> None:
    def answers(of: dict[str, str]) -> list[str]:
        found = Answers(Registers(topics={name: Topic(name, text(of[name]), text()) for name in sorted(of)}))
        return [found[("topics", name)] for name in ("a", "b", "c", "*")]

    assert answers(names) == answers(dict(reversed(names.items())))
