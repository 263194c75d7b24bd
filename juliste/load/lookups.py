"""Registers in; the same registers out, noting what is looked up in them: what an event's files depend on."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from msgspec.structs import asdict, replace

from juliste import digests
from juliste.load.registers import Registers

V = TypeVar("V")

EVERY = "*"
"""Stands for all ids of a register: they are looked through for the nearest one."""


class Noted(dict[str, V]):
    """A register that notes each id that is looked up, whether it is there or not."""

    def __init__(self, name: str, entries: Mapping[str, V], asked: set[tuple[str, str]]) -> None:
        super().__init__(entries)
        self.name = name
        self.asked = asked

    def __getitem__(self, key: str) -> V:
        self.asked.add((self.name, key))
        return super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        self.asked.add((self.name, str(key)))
        return super().__contains__(key)

    def get(self, key: str, default: Any = None) -> Any:  # noqa: ANN401  # as dict has it
        """What stands there."""
        self.asked.add((self.name, key))
        return super().get(key, default)

    def _refuse(self) -> Any:  # noqa: ANN401  # it gives nothing
        raise NotImplementedError("what all entries are is not noted")

    keys = values = items = _refuse

    def __iter__(self) -> Iterator[str]:
        self.asked.add((self.name, EVERY))
        return super().__iter__()


def noting(registers: Registers, asked: set[tuple[str, str]]) -> Registers:
    """The registers, which note in `asked` what is looked up: the register and the id."""
    noted: dict[str, Any] = {name: Noted(name, entries, asked) for name, entries in _mappings(registers).items()}
    return replace(registers, **noted)


class Answers(dict[tuple[str, str], str]):
    """Register and id → the digest of what stands there, or of all ids. The same digest: all made of it is the same."""

    def __init__(self, registers: Registers) -> None:
        super().__init__()
        self._mappings = _mappings(registers)

    def __missing__(self, asked: tuple[str, str]) -> str:
        name, key = asked
        entries = self._mappings[name]
        self[asked] = digests.of(tuple(entries) if key == EVERY else entries.get(key))
        return self[asked]


def _mappings(registers: Registers) -> dict[str, Mapping[str, Any]]:
    return {name: value for name, value in asdict(registers).items() if isinstance(value, Mapping)}
