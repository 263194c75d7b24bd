"""What reads a value of the content → how the value may be written, as JSON Schema: one table of all kinds of values.

Other tools read YAML's scalars as numbers, truth values and nothing, where we read the text that stands there. So a
value may come as any of them; a pattern looks only at what comes as a text.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from juliste.load import values
from juliste.load.sheets import beside, places, shapes
from juliste.model import LANGUAGES

Schema: TypeAlias = dict[str, Any]
"""A JSON Schema, or a part of one."""

TEXT = "text"
"""The name of the part that describes words: it stands under many keys."""

ANYTHING: Schema = {"type": ["string", "number", "boolean", "null"]}
"""A text, as whatever another reader of YAML takes it for."""
NOTHING: Schema = {"type": "null"}
"""A key without a value is as good as absent."""
_NAME: Schema = {"type": ["string", "null"]}
_NUMBER: Schema = {"type": ["number", "string", "null"]}
_TRUTH: Schema = {"type": ["boolean", "string", "null"]}


def one_of(words: Iterable[str], *otherwise: Schema) -> Schema:
    """One of the words, or what may be written besides."""
    return {"anyOf": [{"enum": [*words]}, *(otherwise or (NOTHING,))]}


def in_languages(one: Schema) -> Schema:
    """A value for all languages or one each."""
    each: Schema = {"type": "object", "additionalProperties": False, "properties": dict.fromkeys(LANGUAGES, one)}
    return {"anyOf": [one, each]}


def like(kind: Schema, pattern: str, message: str, *examples: str) -> Schema:
    """A text with that pattern in it, which JavaScript reads; "" is as good as absent.

    message: what VS Code says of another text, with a keyword of its own. examples: what editors offer.
    """
    offered = {"examples": [*examples]} if examples else {}
    return {**kind, "pattern": f"^\\s*$|{pattern}", "patternErrorMessage": message, **offered}


def _in_any_case(*words: str) -> str:
    """The pattern of these words, in capitals or not."""
    letters = ("".join(f"[{one.lower()}{one.upper()}]" if one.isalpha() else one for one in word) for word in words)
    return f"^\\s*({'|'.join(letters)})\\s*$"


_CODES = "[a-z]{2,3}"
_ID = like(ANYTHING, "^\\s*[a-z0-9]+(-[a-z0-9]+)*\\s*$", "may only have a-z, 0-9 and - between them")
_DAY = like(_NAME, "[0-9]{4}", "must be a day with its year", "18.3.2021", "18.3.2021 klo 16")
_ADDRESS = in_languages(like(_NAME, "^\\s*https?://", "must be an address that begins with https://"))
_DEGREES: Schema = {
    "anyOf": [
        like(_NAME, "^[^,]*[0-9][^,]*,[^,]*[0-9][^,]*$", "must be latitude and longitude"),
        {"type": "array", "items": {"type": ["number", "string"]}, "minItems": 2, "maxItems": 2},
    ]
}
_TIME = "to 25.3.2021 klo 9.00–11.00"

WRITTEN: Mapping[Callable[..., object], Schema] = {
    values.words: {"$ref": f"#/$defs/{TEXT}"},
    values.words_in_line: {"$ref": f"#/$defs/{TEXT}"},
    values.addresses: _ADDRESS,
    values.line: ANYTHING,
    values.identity: _ID,
    values.email: like(_NAME, "@", "must be an e-mail address"),
    values.phone: like(_NUMBER, "[0-9]", "must be a telephone number", "0295 16001"),
    values.flag: like(_TRUTH, _in_any_case(*values.YES, *values.NO), "must be yes or no", "yes", "no"),
    values.flag_or_unknown: like(
        _TRUTH,
        _in_any_case(*values.YES, *values.NO, *values.UNKNOWN),
        "must be yes, no or unknown",
        *("yes", "no", "unknown"),
    ),
    values.point: _DAY,
    values.day: _DAY,
    values.span: like(_NAME, "[0-9]{4}", "must be a time with its year", _TIME),
    values.hours: like(_NUMBER, "[0-9]", "must be an hour, or from one to another", "9.00", "9.00–9.30"),
    values.zone: {**_NAME, "examples": ["Europe/Helsinki"]},
    values.event_path: like(_NAME, "^\\s*/?[0-9]{4}/[a-z0-9-]+/?\\s*$", "must be YEAR/NAME of an event's folder"),
    values.amount: like(
        _NUMBER, f"[0-9]|{_in_any_case(*values.FREE)}", "must be free or an amount in euros", values.FREE[0]
    ),
    values.count: {
        **like(_NUMBER, "^\\s*[1-9][0-9]{0,5}\\s*$", "must be a whole number such as 50"),
        "minimum": 1,
    },
    values.coordinates: _DEGREES,
    # `no`, Norwegian, is read as false
    values.language_code: like(_TRUTH, f"^\\s*{_CODES}\\s*$", "must be the code of a language", *LANGUAGES),
    values.interpretation_code: like(
        _TRUTH,
        f"^\\s*({_CODES}|{values.SPEECH_TO_TEXT})\\s*$",
        "must be the code of a language, fse, fss or speech-to-text",
        *(*LANGUAGES, *values.SIGN_LANGUAGES, values.SPEECH_TO_TEXT),
    ),
    values.marks: like(_NAME, "^\\s*[a-z_]+\\.[0-9a-f]{4}", "must be what a message offers", "title.7f3a body.02bc"),
    values.same_marks: like(_NAME, "^\\s*[a-z_]+\\.[0-9a-f]{4}=", "must be what a message offers", "title.7f3a=02bc"),
    shapes.read_slug: in_languages(_ID),
    beside.person_id: _ID,
    places.place_id: like(ANYTHING, _ID["pattern"], "must be the id of a place in the register, or keys"),
    places.joining_address: one_of((places.REGISTERED,), _ADDRESS),
}
"""Each function that reads a value, and what it takes."""
