"""How one takes part: the keys of a registration."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, PlainValidator

from juliste.load import values
from juliste.load.sheets.shapes import Address, Email, Flag, Id, Phone, Point, Sheet, Words, as_list, choice, short_for
from juliste.model import NO_TEXT
from juliste.problems import WrongError, say


class PriceSheet(Sheet):
    """What it costs."""

    amount: Annotated[Decimal | None, PlainValidator(values.amount)] = Field(None, description="free, or euros")
    note: Words = Field(NO_TEXT, description="what it includes, for whom")


JoiningWay = Literal["place", "online"]
RegistrationWay = Literal["open", "none", "invited"]


class RegistrationSheet(Sheet):
    """How one takes part."""

    kind: Annotated[RegistrationWay, choice(RegistrationWay)] = Field(
        "open", description="none or invited, when it is not open"
    )
    for_: Annotated[Literal["", "place", "online"], choice(JoiningWay)] = Field(
        "", alias="for", description="place or online, when both have a registration of their own"
    )
    url: Address = Field(NO_TEXT, description="the form")
    email: Email = Field("", description="address to register with")
    phone: Phone = Field("", description="number to register with")
    contact: Id = Field("", description="id of the contact to register with")
    opens: Point | None = Field(None, description="when it opens")
    closes: Point | None = Field(None, description="when it closes; a day without an hour is the end of that day")
    capacity: Annotated[int | None, PlainValidator(values.count)] = Field(None, description="how many fit in")
    full: Flag = Field(False, description="yes: no places are left")
    price: Annotated[PriceSheet | None, short_for("amount")] = Field(None, description="free, or an amount in euros")
    selection: Words = Field(NO_TEXT, description="how participants are chosen")
    instructions: Words = Field(NO_TEXT, description="what to do or to tell when registering")
    privacy: Address = Field(NO_TEXT, description="address of the privacy notice")


def ways_in_short(value: object) -> object:
    """`registration: none` and `invited`, or one way or several."""
    if not isinstance(value, str):
        return as_list(value)
    if value in ("none", "invited"):
        return [{"kind": value}]
    key = "url" if value.startswith(("https://", "http://")) else "email" if "@" in value else ""
    cure = say("write below it {kind}: {value}", kind=key, value=value) if key else None
    message = say("must be none, invited or keys such as url, email and closes, not '{value}'", value=value)
    raise WrongError(message, cure)
