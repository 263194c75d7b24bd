"""What a referee sees in a calendar file: its entries, or why it does not take the file."""

from collections.abc import Iterator
from contextlib import contextmanager

from msgspec import Struct


class Seen(Struct, frozen=True, order=True):
    """A VEVENT as a reader has it.

    start, end: seconds since 1970, or for a whole day its date "2021-03-25"; the end is as written, so the day after.
    Of a text that is not there: "".
    """

    uid: str
    start: int | str
    end: int | str
    title: str
    place: str
    status: str
    description: str


class RefusalError(AssertionError):
    """A reader does not take a file; the reader, and why."""


@contextmanager
def told_by(reader: str) -> Iterator[None]:
    """Turn whatever goes wrong in a reader, and whatever we do not let it pass, into its refusal."""
    try:
        yield
    except Exception as error:
        raise RefusalError(f"{reader}: {type(error).__name__}: {error}") from error
