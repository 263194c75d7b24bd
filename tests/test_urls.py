import posixpath
from urllib.parse import quote

from hypothesis import given
from hypothesis import strategies as st

from juliste import urls

NAMES = st.text(st.sampled_from("abä .%~?-é"), max_size=4)
PATHS = st.lists(st.sampled_from(["fi", "2021", "index.html", "..", ".", ""]) | NAMES, min_size=1, max_size=5)


@given(PATHS.map("/".join), PATHS.map("/".join))
def test_link_is_what_the_library_makes_of_the_two_paths(path: str, start: str) -> None:
    folder = posixpath.dirname(start) or "."

    assert urls.relative(path or ".", start) == quote(posixpath.relpath(path or ".", folder))


@given(st.text())
def test_path_in_an_address_is_quoted_as_the_library_does(path: str) -> None:
    path = path.encode(errors="replace").decode()

    assert urls.public("https://example.org", path + "x") == f"https://example.org/{quote(path + 'x')}"


def test_feed_lies_below_its_language() -> None:
    assert urls.is_feed("fi/om-tapahtumat-fi.ics", "fi")
    assert urls.is_feed("fi/aiheet/kirjat/om-kirjat-fi.ics", "fi")
    assert not urls.is_feed("fi/2021/ilta/ilta-fi.ics", "fi")
    assert not urls.is_feed("sv/om-evenemang-sv.ics", "fi")
    assert not urls.is_feed("sitemap-2.xml", "fi")
