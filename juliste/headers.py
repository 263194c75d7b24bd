"""The site's address → the headers that its host should send, and the file `_headers` that hosts read them from.

A header has one value at each address, whatever rules match it: where two rules give it, Cloudflare joins the values
with a comma, Netlify takes one of them.
"""

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from msgspec import Struct

from juliste import urls
from juliste.model import LANGUAGES

FOR_A_YEAR = "public, max-age=31536000, immutable"
"""Of files whose name changes when they do."""

ASK_EACH_TIME = "public, max-age=0, must-revalidate"
"""Of all else: what is cancelled must be seen at once; what has not changed is not sent again (304)."""

# The features that browsers ask their users about or that tell of their device; pages need none of them. Copying to the
# clipboard and sharing stay possible.
_FEATURES = (
    *("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer"),
    *("microphone", "midi", "payment", "usb"),
)


class Rule(Struct, frozen=True):
    """The headers of the addresses that match. pattern: from the root of the host; * stands for anything."""

    pattern: str
    headers: Mapping[str, str]


def content_security_policy(*, https: bool = True, search: bool = False) -> str:
    """What a page may load and do: the site's own style, scripts, pictures and recordings, and nothing else.

    Blocks of data (JSON-LD) are no scripts and need no permission. A recording that is opened by itself is a page to
    browsers, which then loads it; a PDF is not (tried in Chromium). A page may fetch the site's own files: the search
    does, and tools that audit a page look for robots.txt so. search: the site has one, whose program is WebAssembly.
    https: whether the site has it; a preview without would ask for it in vain.
    """
    directives = {
        "default-src": "'none'",
        "base-uri": "'none'",
        "connect-src": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
        "img-src": "'self'",
        "media-src": "'self'",
        "script-src": "'self' 'wasm-unsafe-eval'" if search else "'self'",
        "style-src": "'self'",
    }
    written = [f"{name} {value}" for name, value in directives.items()]
    return "; ".join([*written, *(["upgrade-insecure-requests"] if https else [])])


def everywhere(*, https: bool = True, search: bool = False) -> dict[str, str]:
    """The headers of every address.

    The site has no logins and no secrets, so others may show its pictures (Cross-Origin-Resource-Policy). HSTS says
    nothing of other hosts of the domain and asks for no place on browsers' lists (preload): both would bind the whole
    domain, for longer than one can take back.
    """
    headers = {
        "Content-Security-Policy": content_security_policy(https=https, search=search),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "cross-origin",
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _FEATURES),
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "X-Content-Type-Options": "nosniff",
    }
    return headers | ({"Strict-Transport-Security": "max-age=31536000"} if https else {})


def rules(site_url: str, *, search: bool = False) -> tuple[Rule, ...]:
    """What the host should send at which addresses; they begin with the path that the site stands below, if any.

    Calendars, feeds and data may be fetched by the pages of others (Access-Control-Allow-Origin). Messages to send are
    for editors: search engines leave them out.
    """
    site = urlsplit(site_url)
    base, shared = site.path.rstrip("/"), {"Access-Control-Allow-Origin": "*"}
    calendar, atom = "text/calendar; charset=utf-8", "application/atom+xml; charset=utf-8"
    found = (
        Rule("/*", everywhere(https=site.scheme == "https", search=search)),
        Rule("/theme/*", {"Cache-Control": FOR_A_YEAR}),
        *(Rule(f"/{place}", {"Cache-Control": ASK_EACH_TIME}) for place in _changing(search)),
        Rule("/*.ics", {"Content-Type": calendar, **shared}),
        *(Rule(f"/{urls.news(code)}", {"Content-Type": atom, **shared}) for code in LANGUAGES),
        Rule("/*.json", shared),
        *(Rule(f"/{code}/*.txt", {"X-Robots-Tag": "noindex"}) for code in LANGUAGES),
    )
    return tuple(Rule(f"{base}{rule.pattern}", rule.headers) for rule in found)


def headers_file(site_url: str, *, search: bool = False) -> bytes:
    """`_headers`, as Netlify, Cloudflare and others read it."""
    return "\n".join(_lines(rules(site_url, search=search))).encode() + b"\n"


def _changing(search: bool) -> tuple[str, ...]:
    """Where the files stand whose names stay when they change."""
    files = (urls.CHOOSER, urls.NOT_FOUND, urls.SCHEMA, urls.SITEMAP, urls.ROBOTS)
    return ("", *files, *(f"{code}/*" for code in LANGUAGES), "files/*", *([urls.search_file("*")] if search else []))


def _lines(found: Iterable[Rule]) -> Iterable[str]:
    for rule in found:
        yield rule.pattern
        yield from (f"  {name}: {value}" for name, value in rule.headers.items())
