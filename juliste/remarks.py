"""What a build has noticed beside the content → warnings of no file, with their cures."""

import re
from collections.abc import Container, Iterable, Iterator

from juliste import urls
from juliste.feeds import Filled
from juliste.history import History, versions
from juliste.ics import Window
from juliste.problems import Message, Problem, say
from juliste.records import Record
from juliste.settings import Settings
from juliste.state import State

_DRAFT = re.compile(r"^draft:\s*(?:true|yes|kyllä|ja|on)\b", re.IGNORECASE | re.MULTILINE)


def of_memory(memory: State, settings: Settings) -> Iterator[Problem]:
    """What is remembered is damaged, or cannot be kept."""
    if memory.warning:
        yield _warning(settings, memory.warning)


def of_host(memory: State, settings: Settings) -> Iterator[Problem]:
    """The domain of the calendar entries is another than before."""
    key = f"host of {memory.output}"  # a preview may have another
    host = memory.recall(key)
    if host is None:
        memory.remember(key, settings.host)
    elif host != settings.host:
        message = say(
            "JULISTE_HOST was {old} and is {new}: subscribed calendars will show events twice",
            old=host,
            new=settings.host,
        )
        yield _warning(settings, message, say("set it back; if it is meant, run pelican content -d once"))


def of_history(past: History, unknown: Iterable[str], settings: Settings) -> Iterator[Problem]:
    """The history, which tells calendars when an event was revised, is not there or not whole.

    unknown: the folders of events of which git knows no file.
    """
    if past.warning:
        yield _warning(settings, past.warning)
    if past.shallow:
        message = say("older commits are missing here, so dates of revision may be wrong")
        yield _warning(settings, message, say("run git fetch --unshallow"))
    for folder in unknown:
        message = say("git knows no file of this event, so calendars are never told that it has changed")
        yield Problem(folder, 0, "", message, say("commit it, and see that git does not ignore it"), "warning")


def of_vanished(
    past: History, present: Container[str], former: Container[str], settings: Settings
) -> Iterator[Problem]:
    """An event that git knows as published is gone, and nothing stands at its address.

    present: the folders YEAR/NAME of the events. former: those that an event was in before, or that are said to be
    removed.
    """
    events = re.compile(rf"{re.escape(settings.content.name)}/events/(\d{{4}}/[^/]+)/event\.(?:fi|sv|en)\.md")
    known = {found[1]: path for path in sorted(past.changed) if (found := events.fullmatch(path))}
    for event, file in known.items():
        if event not in present and event not in former and _was_published(file, settings):
            message = say("was published and is gone: its address leads nowhere, and no calendar is told")
            cure = say(
                "bring it back with status: cancelled, or write in {file} the line {event}: and why it is gone; if it "
                "is in another folder now, write there moved_from: [{event}]",
                file=f"{settings.content.name}/removed.yaml",
                event=event,
            )
            yield Problem(f"{settings.content.name}/events/{event}", 0, "", message, cure, "warning")


def _was_published(file: str, settings: Settings) -> bool:
    """Whether the last version of a file that is gone was no draft."""
    last = next(iter(versions(settings.content.parent, file)), b"")
    return bool(last) and not _DRAFT.search(last.decode("utf-8", "replace"))


def of_drafts(records: Iterable[Record], gone: Container[str]) -> Iterator[Problem]:
    """An event that was published and is a draft now stays in the calendars that it was copied to, uncorrected.

    gone: the paths that the site has no more.
    """
    for record in records:
        if record.is_draft and (unpublished := record.details.unpublished):
            paths, problem = unpublished
            if any(path in gone for path in paths):
                yield problem


def of_lost_feeds(gone: Iterable[str], settings: Settings) -> Iterator[Problem]:
    """A calendar that was there before is gone: clients of its subscribers get an error, and some stop asking for ever.

    gone: the paths that the site has no more. It is told once, in Finnish, for the three languages.
    """
    for path in sorted(path for path in gone if urls.is_feed(path, "fi")):
        message = say("the calendar {path} is gone: whoever subscribes to it gets an error", path=path)
        yield _warning(settings, message, _kept(path))


def _kept(path: str) -> Message:
    if urls.LISTS["organisers"]["fi"] in path.split("/"):
        return say("an organiser has one while a published event names it by its id")
    return say("leave its entry in the register, and JULISTE_SHORT_NAME as it was")


def of_feeds(filled: Iterable[Filled], settings: Settings) -> Iterator[Problem]:
    """A calendar that would be larger than clients read holds fewer events than it should."""
    for feed in filled:
        if feed.window.is_cut:
            message = say(
                "the calendar {path} would be larger than 1 MB: {past} past and {coming} coming events are left out",
                path=urls.feed("fi", settings.short_name, feed.subject.of),
                past=feed.window.past,
                coming=feed.window.coming,
            )
            yield _warning(settings, message, _smaller(feed.window))


def _smaller(held: Window) -> Message:
    if held.coming or held.alone:
        return say("divide events that have very many times or items; the calendars of topics are smaller")
    return say("set JULISTE_FEED_MONTHS lower, so that it begins with a whole month")


def _warning(settings: Settings, message: Message, cure: Message | None = None) -> Problem:
    """A warning that belongs to no file."""
    return Problem(settings.content.name, 0, "", message, cure, "warning")
