"""An unfolded line → its name, parameters and value, when it is written by the grammar of RFC 5545, 3.1."""

import re
from typing import NamedTuple

from tests.ics_lint.octets import Findings

_NAME = "[A-Za-z0-9-]+"
_PARAMETER = re.compile(f';({_NAME})=(?:"([^"]*)"|([^",;:]*))')
_HEAD = re.compile(f'({_NAME})((?:;{_NAME}=(?:"[^"]*"|[^",;:]*))*+)')
_WRONG = {
    "": "there is no colon",
    '"': "a quotation mark stands inside a parameter",
    ",": "a comma stands in a parameter outside of quotation marks",
    ";": "a parameter is not written NAME=value",
}


Parameters = tuple[tuple[str, str], ...]
"""Names and values, without quotation marks."""


class Line(NamedTuple):
    """A content line. number: of its first line in the file."""

    number: int
    name: str
    parameters: Parameters
    value: str

    def parameter(self, name: str) -> str | None:
        """The value of a parameter."""
        return next((value for each, value in self.parameters if each == name), None)


def parsed(number: int, text: str) -> Line:
    """The content line of a text that is written by the grammar."""
    head = _HEAD.match(text)
    if not head:
        return Line(number, "", (), text)
    found = _PARAMETER.findall(head[2]) if head[2] else ()
    parameters = tuple((name, quoted or plain) for name, quoted, plain in found)
    return Line(number, head[1], parameters, text[head.end() + 1 :])


def line_is_name_parameters_value(text: str) -> Findings:
    """A line is a name, parameters and, after a colon, a value; what has `:`, `;` or `,` is quoted (RFC 5545, 3.1)."""
    head = _HEAD.match(text)
    after = text[head.end() : head.end() + 1] if head else ""
    if not head:
        yield 0, "the line does not begin with a name"
    elif after != ":":
        yield 0, _WRONG.get(after, f"the sign {after!r} stands in a name or after a parameter")


def names_are_upper_case(line: Line) -> Findings:
    """Names are written in capitals, as our writer does; in small letters they mean the same (RFC 5545, 2)."""
    for name in (line.name, *(name for name, _ in line.parameters)):
        if name != name.upper():
            yield line.number, f"{name} is not written in capitals"


def parameter_stands_once(line: Line) -> Findings:
    """A property has a parameter at most once (RFC 5545, 3.2)."""
    names = [name for name, _ in line.parameters]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield line.number, f"{line.name} has the parameter {name} twice"


def begin_and_end_are_plain(line: Line) -> Findings:
    """BEGIN and END have no parameters (RFC 5545, 3.6)."""
    if line.name in ("BEGIN", "END") and line.parameters:
        yield line.number, f"{line.name} has a parameter"
