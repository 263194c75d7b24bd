"""The headers that hosts should send: the whole policy, one value a header at each address, and their file."""

import re
from pathlib import Path

import pytest

from juliste import headers
from juliste.headers import Rule, content_security_policy, headers_file, rules

POLICY = (
    "default-src 'none'; base-uri 'none'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    "img-src 'self'; media-src 'self'; script-src 'self'; style-src 'self'; upgrade-insecure-requests"
)


def test_policy_allows_the_pages_own_files_and_nothing_else() -> None:
    assert content_security_policy() == POLICY
    assert content_security_policy(https=False) == POLICY.removesuffix("; upgrade-insecure-requests")


def test_policy_of_a_site_with_a_search_lets_its_program_run() -> None:
    assert content_security_policy(search=True) == (
        "default-src 'none'; base-uri 'none'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
        "img-src 'self'; media-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
        "upgrade-insecure-requests"
    )


def test_headers_of_every_address() -> None:
    assert headers.everywhere() == {
        "Content-Security-Policy": POLICY,
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "cross-origin",
        "Permissions-Policy": (
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), "
            "microphone=(), midi=(), payment=(), usb=()"
        ),
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "X-Content-Type-Options": "nosniff",
        "Strict-Transport-Security": "max-age=31536000",
    }


def test_address_without_https_is_not_asked_for_it() -> None:
    found = headers.everywhere(https=False)
    assert "Strict-Transport-Security" not in found
    assert "upgrade-insecure-requests" not in found["Content-Security-Policy"]
    assert rules("http://localhost:8000")[0].headers == found


def test_file_tells_hosts_everything() -> None:
    assert headers_file("https://example.org").decode() == (
        "/*\n"
        + "".join(f"  {name}: {value}\n" for name, value in headers.everywhere().items())
        + "/theme/*\n  Cache-Control: public, max-age=31536000, immutable\n"
        + "".join(
            f"{place}\n  Cache-Control: public, max-age=0, must-revalidate\n"
            for place in (
                *("/", "/index.html", "/404.html", "/events.schema.json", "/sitemap.xml", "/robots.txt"),
                *("/fi/*", "/sv/*", "/en/*", "/files/*"),
            )
        )
        + "/*.ics\n  Content-Type: text/calendar; charset=utf-8\n  Access-Control-Allow-Origin: *\n"
        + "".join(
            f"/{code}/atom.xml\n  Content-Type: application/atom+xml; charset=utf-8\n  Access-Control-Allow-Origin: *\n"
            for code in ("fi", "sv", "en")
        )
        + "/*.json\n  Access-Control-Allow-Origin: *\n"
        + "".join(f"/{code}/*.txt\n  X-Robots-Tag: noindex\n" for code in ("fi", "sv", "en"))
    )


def test_rules_begin_with_the_path_of_the_site() -> None:
    found = [rule.pattern for rule in rules("https://example.org/a/tapahtumat/")]
    assert [pattern for pattern in found if not pattern.startswith("/a/tapahtumat/")] == []
    assert found[:3] == ["/a/tapahtumat/*", "/a/tapahtumat/theme/*", "/a/tapahtumat/"]


# As hosts read it (Cloudflare: at most 100 rules, of 2,000 characters a line; * stands for anything, once a pattern)


def sent(found: tuple[Rule, ...], path: str) -> list[tuple[str, str]]:
    """The headers that a file is sent with; index.html also at the address of its folder."""

    def matches(pattern: str) -> bool:
        return bool(re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), f"/{path}"))

    return [pair for rule in found if matches(rule.pattern) for pair in rule.headers.items()]


def test_file_is_within_what_hosts_read() -> None:
    lines = headers_file("https://example.org", search=True).decode().splitlines()
    patterns = [line for line in lines if not line.startswith(" ")]
    assert len(patterns) < 100
    assert len(set(patterns)) == len(patterns)
    assert max(map(len, lines)) < 2000
    assert [pattern for pattern in patterns if pattern.count("*") > 1] == []


@pytest.mark.parametrize("name", ["own", "miniature", "examples"])
def test_every_file_is_sent_with_each_header_once(name: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(f"{name}_site")
    found = rules("https://example.org", search=(folder / "pagefind").is_dir())
    files = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    addresses = {each for path in files for each in (path, path.removesuffix("index.html"))} - {"_headers"}
    names = {path: sorted(name for name, _ in sent(found, path)) for path in addresses}

    usual = {*headers.everywhere(), "Cache-Control"}
    shared, typed = {"Access-Control-Allow-Origin"}, {"Access-Control-Allow-Origin", "Content-Type"}
    assert {path: its for path, its in names.items() if len(set(its)) < len(its) or not usual <= set(its)} == {}
    assert {path.rpartition(".")[2] for path, its in names.items() if set(its) - usual == shared} == {"json"}
    assert {path.rpartition("/")[2] for path, its in names.items() if set(its) - usual == typed} >= {"atom.xml"}
    assert {path.rpartition(".")[2] for path, its in names.items() if set(its) - usual == typed} == {"ics", "xml"}


def test_files_of_the_theme_stay_for_a_year_and_all_else_is_asked_for() -> None:
    found = rules("https://example.org")
    kept = {path: dict(sent(found, path))["Cache-Control"] for path in ("theme/juliste-0123456789.css", "fi/", "")}
    assert kept == {
        "theme/juliste-0123456789.css": headers.FOR_A_YEAR,
        "fi/": headers.ASK_EACH_TIME,
        "": headers.ASK_EACH_TIME,
    }
