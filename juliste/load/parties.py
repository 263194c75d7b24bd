"""Names of organisers, partners and contacts → organisations and contacts, looked up in the registers."""

from collections.abc import Sequence

from juliste.load.filling import Filled
from juliste.load.frontmatter import Place
from juliste.load.registers import Registers
from juliste.load.sheets import ContactSheet, EventSheet
from juliste.model import Contact, Organisation
from juliste.problems import Problem, WrongError, say


def organisations_of(
    filled: Filled[EventSheet], key: str, names: Sequence[str], registers: Registers
) -> tuple[tuple[Organisation, ...], list[Problem]]:
    """The organisations under a key. A name near an official one is asked about; the same one twice is told."""
    found: list[Organisation] = []
    problems: list[Problem] = []
    for place, name in filled.placed(key, names):
        try:
            organisation = registers.organisation(name, filled.reading.language)
        except WrongError as wrong:
            problems.append(filled.problem(place, wrong.message, wrong.cure))
            continue
        if organisation in found:
            problems.append(filled.problem(place, say("'{name}' is there twice", name=name), say("remove one")))
            continue
        if not organisation.id and (near := registers.near_name(name)):
            message = say("'{name}' is not in registers/organisations", name=name)
            problems.append(filled.problem(place, message, say("did you mean {near}?", near=near), "warning"))
        found.append(organisation)
    return tuple(found), problems


def contacts_of(filled: Filled[EventSheet], registers: Registers) -> tuple[tuple[Contact, ...], list[Problem]]:
    """The event's contacts, in the author's order."""
    problems: list[Problem] = []
    contacts = [
        contact
        for number, sheet in enumerate(filled.sheet.contacts)
        if (contact := _contact(filled, ("contacts", number), sheet, registers, problems))
    ]
    return tuple(contacts), problems


def _contact(
    filled: Filled[EventSheet], place: Place, sheet: ContactSheet, registers: Registers, problems: list[Problem]
) -> Contact | None:
    if not sheet.model_fields_set:
        return None
    person = registers.people.get(sheet.person)
    try:
        if sheet.person and not person:
            raise registers.unknown("people", sheet.person)
        organisation = (
            registers.organisation(sheet.organisation, filled.reading.language)
            if sheet.organisation
            else (person.organisation if person else None)
        )
    except WrongError as wrong:
        where = (*place, "organisation") if sheet.organisation else place
        problems.append(filled.problem(where, wrong.message, wrong.cure))
        return None
    contact = Contact(
        id=sheet.id or sheet.person,
        name=sheet.name or (person.name if person else ""),
        role=sheet.role or (person.role if person else sheet.role),
        organisation=organisation,
        email=sheet.email or (person.email if person else ""),
        phone=sheet.phone or (person.phone if person else ""),
        url=sheet.url or (person.url if person else sheet.url),
        until=sheet.until,
        purpose=sheet.for_,
    )
    if not (contact.name or contact.role or contact.organisation):
        problems.append(filled.problem(place, say("must tell whom to ask: a name, a role or an organisation")))
        return None
    reachable = contact.reachable_email or contact.reachable_phone or contact.reachable_url
    if not reachable and not filled.is_damaged(place):
        problems.append(filled.problem(place, say("has no email, phone or url, and no organisation with one")))
    return contact
