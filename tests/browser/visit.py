"""Sites on disk → a page of Chromium that sees them as on their hosts and nothing else; what it asked and disliked."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from mimetypes import guess_type
from pathlib import Path
from typing import Any, Literal
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup
from msgspec import Struct
from playwright.sync_api import Browser, Page, Route, sync_playwright

from juliste import headers
from tests.published import Site

CHROMIUM = shutil.which("chromium") or ""
MISSING = "" if CHROMIUM else "Chromium is not installed: apt install chromium"

HEADERS = headers.everywhere(search=True)
"""What the host should say of every file."""


class Visit(Struct, dict=True):  # dict: Playwright notes in it what it calls
    """A page that sees some sites. asked: the addresses it asked for; complaints: asked elsewhere, or disliked."""

    page: Page
    sites: Sequence[Site]
    asked: list[str] = []
    complaints: list[str] = []
    waits_for_pictures: bool = False
    late: list[Route] = []
    moment: datetime | None = None

    def go(self, site: Site, path: str, until: Literal["load", "domcontentloaded"] = "load") -> None:
        """Open the page at that path of a site, at the site's moment."""
        if self.moment != site.moment:
            self.page.clock.set_fixed_time(site.moment)
            self.moment = site.moment
        self.page.goto(f"https://{site.host}/{path.removesuffix('index.html')}", wait_until=until)

    def leave(self) -> None:
        """Go away from the page, and let what it still asks for come to its end."""
        self.page.goto("about:blank")

    def look(
        self,
        width: int,
        height: int = 800,
        *,
        scheme: Literal["light", "dark"] = "light",
        media: Literal["screen", "print"] = "screen",
        forced: bool = False,
    ) -> None:
        """See the page in a window of that size, in pixels of CSS; motion is always reduced."""
        self.page.set_viewport_size({"width": width, "height": height})
        colours: Literal["active", "none"] = "active" if forced else "none"
        self.page.emulate_media(color_scheme=scheme, media=media, forced_colors=colours, reduced_motion="reduce")

    def run(self, name: str, *given: object) -> Any:  # noqa: ANN401 - what a script gives is of its own kind
        """What the script of that name beside this module gives."""
        return self.page.evaluate(script(name), list(given))

    def found(self, name: str) -> list[str]:
        """What the script of that name finds in the page as it is shown now."""
        return [str(each) for each in self.run(name)]

    def written(self) -> BeautifulSoup:
        """The page as it stands in its file."""
        address = urlsplit(self.page.url)
        site = next(site for site in self.sites if site.host == address.hostname)
        path = address.path.lstrip("/")
        return site.pages[f"{path}index.html" if not path or path.endswith("/") else path]

    def serve(self, route: Route) -> None:
        """Answer as a static host does."""
        self.asked.append(route.request.url)
        if self.waits_for_pictures and route.request.resource_type == "image":
            self.late.append(route)
        else:
            self._answer(route)

    def _answer(self, route: Route) -> None:
        address = urlsplit(route.request.url)
        folder = next((site.folder for site in self.sites if site.host == address.hostname), None)
        if not folder:
            self.complaints.append(f"asked for {route.request.url}")
            route.abort()
            return
        path = folder / unquote(address.path).lstrip("/")
        file = path / "index.html" if path.is_dir() else path
        if not file.is_file():
            self.complaints.append(f"there is no {route.request.url}")
            route.fulfill(status=404)
            return
        kind = guess_type(file.name)[0] or "application/octet-stream"
        route.fulfill(body=file.read_bytes(), content_type=kind, headers=HEADERS)

    def pictures_come(self) -> None:
        """Answer what waited."""
        late, self.late, self.waits_for_pictures = self.late, [], False
        for route in late:
            self._answer(route)


@cache
def script(name: str) -> str:
    """The script of that name, with what it shares with the others."""
    folder = Path(__file__).parent
    shared, own = ((folder / f"{each}.js").read_text(encoding="utf-8") for each in ("elements", name))
    return f"(given) => {{\n{shared}\nreturn (\n{own.strip()}\n)(...given)\n}}"


@contextmanager
def chromium() -> Iterator[Browser]:
    """A running Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def visiting(browser: Browser, sites: Sequence[Site], *, with_scripts: bool = True) -> Iterator[Visit]:
    """A page of its own that sees the sites."""
    context = browser.new_context(java_script_enabled=with_scripts, timezone_id="Europe/Helsinki")
    found = Visit(context.new_page(), sites)
    found.page.route("**/*", found.serve)
    found.page.on("console", lambda message: found.complaints.append(message.text))
    found.page.on("pageerror", lambda error: found.complaints.append(str(error)))
    yield found
    context.close()
