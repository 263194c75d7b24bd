"""What the model's values know of themselves."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from juliste.model import (
    LANGUAGES,
    NO_TEXT,
    Accessibility,
    Card,
    Contact,
    Former,
    Language,
    Online,
    Registration,
    Series,
    Status,
    Text,
    Words,
    card,
    last_moment,
    without_expired_names,
)
from juliste.when import Span
from tests.builders import (
    HELSINKI,
    MOMENT,
    REVISED,
    contact,
    event,
    item,
    ministry,
    occasion,
    place,
    point,
    programme_day,
    registration,
    span,
    static_page,
    text,
    topic,
)

ENDS = point("25.3.2021 klo 11").start


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (text("Hei", "Hej", "Hello"), Words("Hej", "sv")),
        (text("Hei", en="Hello"), Words("Hei", "fi")),
        (text("", en="Hello"), Words("Hello", "en")),
        (Text(fi="Hei", en="Hello", original="en"), Words("Hello", "en")),
        (NO_TEXT, Words("", "sv")),
    ],
)
def test_words_fall_back_to_the_original_then_to_any(given: Text, expected: Words) -> None:
    assert given.words("sv") == expected


WORDS = st.sampled_from(["", "Hei"])
LANGUAGE = st.sampled_from(LANGUAGES)


@given(st.builds(Text, WORDS, WORDS, WORDS, LANGUAGE), LANGUAGE)
def test_words_are_the_first_in_the_order_of_preference(text: Text, language: Language) -> None:
    order = (language, text.original, *LANGUAGES)
    found = [Words(words, one) for one in order if (words := text.own(one))]
    assert text.words(language) == (found[0] if found else Words("", language))
    assert text.shown(language) == text.words(language).text


def test_text_without_words_is_false() -> None:
    assert (bool(NO_TEXT), bool(text(en="Hello"))) == (False, True)


@pytest.mark.parametrize(
    ("way", "moment", "expected"),
    [
        (Registration("none"), "1.3.2021 klo 12", "none"),
        (Registration("invited"), "1.3.2021 klo 12", "invited"),
        (registration(), "18.3.2021 klo 23.59", "open"),
        (registration(), "19.3.2021 klo 0", "closed"),
        (registration(closes=point("18.3.2021 klo 16")), "18.3.2021 klo 16", "closed"),
        (registration(closes=None), "25.3.2021 klo 10.59", "open"),
        (registration(closes=None), "25.3.2021 klo 11", "closed"),
        (registration(full=True), "1.3.2021 klo 12", "full"),
        (registration(full=True), "19.3.2021 klo 12", "closed"),
        (registration(opens=point("2.3.2021")), "1.3.2021 klo 12", "not-yet"),
        (registration(opens=point("2.3.2021")), "2.3.2021 klo 0", "open"),
    ],
)
def test_state_of_registration_follows_the_moment(way: Registration, moment: str, expected: str) -> None:
    assert way.state(point(moment).start, ENDS) == expected


def test_day_of_a_deadline_is_over_at_midnight() -> None:
    assert last_moment(point("18.3.2021")) == point("19.3.2021 klo 0").start
    assert last_moment(point("18.3.2021 klo 16")) == point("18.3.2021 klo 16").start


def test_contact_without_an_address_has_the_organisations() -> None:
    bare = Contact("", "Maija", organisation=ministry())

    assert (bare.reachable_email, bare.reachable_phone) == ("kirjaamo.vm@gov.fi", "0295 16001")
    assert bare.reachable_url == ministry().url


def test_contact_with_an_address_has_only_its_own() -> None:
    own = Contact("", "Maija", organisation=ministry(), phone="050 123 4567")

    assert (own.reachable_email, own.reachable_phone, own.reachable_url) == ("", "050 123 4567", NO_TEXT)


def test_contact_of_nobody_cannot_be_reached() -> None:
    assert Contact("", "Maija").reachable_url == NO_TEXT


@pytest.mark.parametrize(
    ("former", "now", "expected"),
    [
        (None, {}, ()),
        (Former(spans=(span("20.3.2021 klo 9–11"),)), {}, ("new-time",)),
        (Former(place=place(id="muu")), {}, ("new-venue",)),
        (Former(online=Online()), {}, ("new-venue",)),
        (Former(place=place()), {"place": None, "online": Online()}, ("moved-online",)),
        (Former((span("20.3.2021 klo 9–11"),), place()), {"online": Online()}, ("new-time", "new-venue")),
    ],
)
def test_changes_follow_from_what_was(former: Former | None, now: dict[str, object], expected: tuple[str, ...]) -> None:
    assert event(was=former, **now).changes == expected


def test_event_lasts_from_its_first_occasion_to_its_last() -> None:
    made = event(occasions=(occasion("26.3.2021 klo 9"), occasion("25.3.2021 klo 9–11", "2")))

    assert (made.starts, made.ends) == (point("25.3.2021 klo 9").start, point("26.3.2021 klo 10").start)
    assert [made.is_past(point(f"26.3.2021 klo {hour}").start) for hour in ("9.59", "10")] == [False, True]


def test_event_on_site_and_online_is_hybrid() -> None:
    assert [event(online=online).is_hybrid for online in (None, Online())] == [False, True]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, True),
        ({"draft": True}, False),
        ({"publish": point("2.3.2021")}, False),
        ({"publish": point("1.3.2021")}, True),
    ],
)
def test_event_is_published_unless_it_is_a_draft_or_early(changes: dict[str, object], expected: bool) -> None:
    assert event(**changes).is_published(MOMENT) is expected


HOURS = st.tuples(st.integers(0, 8), st.none() | st.integers(1, 5))


@given(st.lists(HOURS, min_size=1, max_size=4), st.booleans())
def test_items_of_an_autumn_night_are_parallel_by_their_moments(hours: list[tuple[int, int | None]], end: bool) -> None:
    midnight = datetime(2026, 10, 24, 22, tzinfo=UTC)  # in Helsinki 3.00–3.59 comes twice

    def at(quarter: int) -> datetime:
        return (midnight + timedelta(hours=1, minutes=30 * quarter)).astimezone(HELSINKI)

    spans = [Span(at(start), None if length is None else at(start + length)) for start, length in hours]
    items = [
        replace(item(), span=span, kind="end" if end and not number else "talk") for number, span in enumerate(spans)
    ]
    mattering = sorted(one.span for one in items if not one.is_end)
    expected = any(b.start < (a.end or a.start) or a.start == b.start for a, b in pairwise(mattering))
    assert programme_day(*items).has_parallel_items == expected


def test_items_that_overlap_are_parallel() -> None:
    apart = programme_day(item("9.00–9.30"), item("9.30–10.00"), item("10.00", kind="end"))
    within = programme_day(item("9.00–10.00"), item("9.30", kind="end"))
    beside = programme_day(item("9.00–9.30"), item("9.15–10.00"))

    assert [day.has_parallel_items for day in (apart, within, beside)] == [False, False, True]
    assert [event(programme=(day,)).has_programme_calendar for day in (apart, beside)] == [False, True]
    assert event(programme=(apart, apart)).has_programme_calendar


@pytest.mark.parametrize(
    ("time", "has_one"),
    [
        ("25.3.2021 klo 9–11", False),
        ("25.3.2021 klo 20 – 26.3.2021 klo 2", False),
        ("25.3.2021 klo 9 – 26.3.2021 klo 15", True),
        ("25.–26.3.2021 klo 9–15", True),
        ("25.–26.3.2021", True),
    ],
)
def test_programme_of_an_event_of_several_days_is_a_calendar(time: str, has_one: bool) -> None:
    one = event(occasions=(occasion(time),), programme=(programme_day(item()),))
    assert one.has_programme_calendar == has_one
    assert not replace(one, programme=(programme_day(item(kind="lunch")),)).has_programme_calendar
    assert not event(occasions=(occasion(time),)).has_programme_calendar


def test_items_belong_to_the_occasion_of_their_day_that_has_begun() -> None:
    first = occasion("25.3.2021 klo 9–11")
    second = occasion("25.3.2021 klo 13–15", "2")
    third = occasion("26.3.2021 klo 8–9", "3")
    day = programme_day(item("8.30–9.00", kind="arrival"), item("9.00–11.00"), item("13.00–15.00"))
    next_day = programme_day(item("7.30–8.00", day="26.3.2021"), item("8.00–9.00", day="26.3.2021"))
    one = event(occasions=(third, first, second), programme=(day, next_day))
    starts = [
        [each.span.start.hour for day in one.programme_of(occasion) for each in day.items]
        for occasion in (first, second, third)
    ]
    assert starts == [[8, 9], [13], [7, 8]]


@pytest.mark.parametrize("time", ["25.3.2021 klo 9.00–11.00", "24.–26.3.2021", "26.3.2021 klo 9", "25.3.2021 klo 10"])
def test_programme_of_the_only_occasion_is_the_whole_one(time: str) -> None:
    days = (programme_day(item(), item("10.00")), programme_day(item(day="26.3.2021")))
    one = event(occasions=(occasion(time),), programme=(*days, programme_day(on=date(2021, 3, 27))))
    assert one.programme_of(one.occasions[0]) == days
    assert days == tuple(replace(day, items=one._items_of(one.occasions[0], day)) for day in days)


def test_event_is_ahead_while_a_time_is_held() -> None:
    off = Status("cancelled")
    moment = datetime(2021, 3, 26, 12, tzinfo=HELSINKI)
    times = (occasion("25.3.2021"), occasion("27.3.2021", "2"))
    assert event(occasions=times).is_ahead(moment)
    assert not event(occasions=times, status=off).is_ahead(moment)
    assert not event(occasions=(times[0], replace(times[1], status=off))).is_ahead(moment)
    assert not event(occasions=times[:1]).is_ahead(moment)


def test_items_know_whether_they_matter() -> None:
    kinds = ("talk", "coffee", "end")

    assert [(item(kind=kind).is_end, item(kind=kind).recedes) for kind in kinds] == [
        (False, False),
        (False, True),
        (True, True),
    ]
    assert list(event(programme=(programme_day(item()),)).items) == [item()]


def test_slug_is_the_folders_name_where_no_other_is_given() -> None:
    slugged = event(slug=text(sv="seminarium"))

    assert [slugged.slug_in(language) for language in ("fi", "sv", "en")] == ["seminaari", "seminarium", "seminaari"]
    assert static_page(slug=text(sv="om")).slug_in("fi") == "tietoa"


def test_card_has_what_lists_need() -> None:
    series = Series("sarja", text("Sarja"))
    made = card(
        event(
            slug=text(sv="seminarium"),
            series=(series,),
            organisers=(ministry(), ministry(id="")),
            status=Status("cancelled"),
            was=Former(spans=(span("20.3.2021 klo 9–11"),)),
            untranslated=("en",),
        ),
        REVISED,
    )

    assert made == Card(
        id="2021-seminaari",
        year=2021,
        name="seminaari",
        original="fi",
        slugs=("seminaari", "seminarium", "seminaari"),
        title=event().title,
        summary=event().summary,
        occasions=(occasion(),),
        place=place(),
        online=False,
        status=Status("cancelled"),
        changes=("new-time",),
        full=False,
        languages=("fi",),
        topics=(topic().id,),
        series=("sarja",),
        organisers=("valtiovarainministerio",),
        untranslated=("en",),
        revised=REVISED,
    )
    assert made.slug_in("sv") == "seminarium"
    assert (made.starts, made.ends) == (event().starts, event().ends)


def test_card_knows_its_next_occasion() -> None:
    first, second = occasion("25.3.2021 klo 9–11"), occasion("26.3.2021 klo 9–11", "2")
    made = card(event(occasions=(second, first)), REVISED)

    moments = ("1.3.2021 klo 9", "25.3.2021 klo 10.59", "25.3.2021 klo 11", "1.4.2021 klo 9")
    assert [made.next_occasion(point(moment).start).key for moment in moments] == ["", "", "2", "2"]


def test_next_occasion_is_one_that_takes_place() -> None:
    off = occasion("25.3.2021 klo 9–11", status=Status("cancelled"))
    held, last = occasion("26.3.2021 klo 9–11", "2"), occasion("27.3.2021 klo 9–11", "3", status=Status("postponed"))
    made = card(event(occasions=(off, held, last)), REVISED)

    moments = ("1.3.2021 klo 9", "26.3.2021 klo 11", "1.4.2021 klo 9")
    assert [made.next_occasion(point(moment).start).key for moment in moments] == ["2", "3", "2"]


def test_named_contact_stays_for_its_days_and_then_is_the_organisation() -> None:
    named = contact()
    made = event(contacts=(named,), registrations=(registration(contact=named),))
    last = made.ends + timedelta(days=90)

    kept = without_expired_names(made, last, 90)
    gone = without_expired_names(made, last + timedelta(days=1), 90)

    body = Contact("maija", organisation=ministry())
    assert kept == made
    assert (gone.contacts, gone.registrations) == ((body,), (registration(contact=body),))


def test_contact_may_have_a_last_day_of_its_own() -> None:
    made = event(contacts=(contact(until=date(2021, 3, 1)),))

    assert without_expired_names(made, MOMENT, 90) == made
    assert without_expired_names(made, MOMENT + timedelta(days=1), 90).contacts == (
        Contact("maija", organisation=ministry()),
    )


def test_organisation_stands_once_for_all_whose_names_are_gone() -> None:
    two = (contact(), contact(id="matti", name="Matti Mallikas"))
    gone = without_expired_names(event(contacts=two), MOMENT + timedelta(days=1000), 90)

    assert gone.contacts == (Contact("matti", organisation=ministry()),)


def test_named_contact_without_organisation_leaves_nothing() -> None:
    alone = contact(organisation=None, role=text("tutkija"))
    made = event(
        contacts=(alone,),
        registrations=(registration(contact=alone), registration()),
        accessibility=Accessibility(contact=alone),
    )
    gone = without_expired_names(made, MOMENT + timedelta(days=1000), 90)

    assert gone == replace(
        made,
        contacts=(),
        registrations=(registration(), registration()),
        accessibility=Accessibility(),
    )


def test_contact_without_a_name_never_expires() -> None:
    role = Contact("neuvoja", role=text("neuvoja"), email="neuvoja@example.org")
    made = event(contacts=(role,), accessibility=Accessibility(contact=role))

    assert without_expired_names(made, MOMENT + timedelta(days=1000), 90) == made
