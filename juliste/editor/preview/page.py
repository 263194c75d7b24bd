"""What came of a build → the page that stands over the site until all is mended."""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from juliste.editor.preview.outcome import Mistake, Outcome

_PAGE = """\
<!DOCTYPE html>
<html lang="en">
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
_HINT = (
    "The last site without mistakes stays on the disk. This page goes by itself when everything is mended and saved."
)


def over_the_site(outcome: Outcome) -> bytes:
    """The page with all that is wrong."""
    if outcome.mistakes:
        count = len(outcome.mistakes)
        return _page(f"{count} mistake{'' if count == 1 else 's'} to mend", _HINT, _files(outcome.mistakes))
    items = "".join(f"<li>{escape(reason)}</li>\n" for reason in outcome.reasons)
    return _page("The site cannot be built", _HINT, [f"<ul>\n{items}</ul>\n"])


def before_the_site() -> bytes:
    """The page while there is no site yet."""
    return _page("The site is being built", "This page goes by itself when that is done.", ())


def _page(title: str, hint: str, body: Iterable[str]) -> bytes:
    return _PAGE.format(title=title, hint=hint, body="".join(body)).encode("utf-8", "replace")


def _files(mistakes: Iterable[Mistake]) -> Iterator[str]:
    for path, found in groupby(mistakes, lambda each: each.path):
        items = "".join(f"<li>{_item(each)}</li>\n" for each in found)
        yield f"<h2>{escape(path)}</h2>\n<ul>\n{items}</ul>\n"


def _item(mistake: Mistake) -> str:
    """The place in the file, what is wrong there, and in a line of its own the cure."""
    line = f"line {mistake.line}" if mistake.line else ""
    field = f"<strong>{escape(mistake.field)}</strong>" if mistake.field else ""
    place = ", ".join(filter(None, (line, field)))
    told = ": ".join(filter(None, (place, escape(mistake.message))))
    return f"{told}<br>\nTo mend it: {escape(mistake.cure)}" if mistake.cure else told
