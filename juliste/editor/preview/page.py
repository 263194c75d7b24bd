"""What came of a build → the page that stands over the site until all is mended."""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from juliste.editor.preview.outcome import Mistake, Outcome
from juliste.language import TAGS
from juliste.model import Language
from juliste.problems import Message, Tongue, say
from juliste.tongue import tongue

_PAGE = """\
<!DOCTYPE html>
<html lang="{tag}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark }}
body {{ font: 1.0625rem/1.5 system-ui, sans-serif; max-inline-size: 45rem; margin: 0 auto; padding: 2rem 1rem;
  overflow-wrap: anywhere }}
h1 {{ border-block-end: .25rem solid; padding-block-end: .5rem; font-size: 1.75rem; line-height: 1.25 }}
h2 {{ margin-block: 2rem .5rem; font: 600 1.0625rem/1.5 ui-monospace, monospace }}
ul {{ padding-inline-start: 1.25rem }}
li {{ margin-block: .75rem }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
<p>{hint}</p>
{body}</main>
</body>
</html>
"""


def over_the_site(outcome: Outcome) -> bytes:
    """The page with all that is wrong."""
    words = tongue(outcome.language)
    hint = say(
        "The last site without mistakes stays on the disk. This page goes by itself when everything is mended and "
        "saved."
    )
    if outcome.mistakes:
        count = len(outcome.mistakes)
        title = say("1 mistake to mend") if count == 1 else say("{count} mistakes to mend", count=count)
        return _page(outcome.language, title, hint, _files(outcome.mistakes, words))
    items = "".join(f"<li>{escape(reason)}</li>\n" for reason in outcome.reasons)
    return _page(outcome.language, say("The site cannot be built"), hint, [f"<ul>\n{items}</ul>\n"])


def before_the_site(language: Language) -> bytes:
    """The page while there is no site yet."""
    return _page(language, say("The site is being built"), say("This page goes by itself when that is done."), ())


def _page(language: Language, title: Message, hint: Message, body: Iterable[str]) -> bytes:
    words = tongue(language)
    page = _PAGE.format(tag=TAGS[language], title=title.told(words), hint=hint.told(words), body="".join(body))
    return page.encode("utf-8", "replace")


def _files(mistakes: Iterable[Mistake], words: Tongue) -> Iterator[str]:
    for path, found in groupby(mistakes, lambda each: each.path):
        items = "".join(f"<li>{_item(each, words)}</li>\n" for each in found)
        yield f"<h2>{escape(path)}</h2>\n<ul>\n{items}</ul>\n"


def _item(mistake: Mistake, words: Tongue) -> str:
    """The place in the file, what is wrong there, and in a line of its own the cure."""
    line = say("line {line}", line=mistake.line).told(words) if mistake.line else ""
    field = f"<strong>{escape(mistake.field)}</strong>" if mistake.field else ""
    place = ", ".join(filter(None, (line, field)))
    told = ": ".join(filter(None, (place, escape(mistake.message))))
    if not mistake.cure:
        return told
    cure = say("To mend it: {cure}", cure=escape(mistake.cure)).told(words)
    return f"{told}<br>\n{cure}"
