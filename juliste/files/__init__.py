"""A file that an author puts beside a text → its bytes as published, checked and cleaned, with what pages say of it.

What is taken is a closed list. A picture loses everything but its pixels and colours, a film the notes that
telephones write into it; documents, sounds and texts stay as they are once they prove to be what their names say.
"""

from collections.abc import Callable

from msgspec import Struct

from juliste.files import content, gif, jpeg, mp4, png, svg, webp
from juliste.files.kinds import ENDINGS, PICTURES, kind, label, media_type
from juliste.files.names import check_name, ending
from juliste.files.reading import DamagedError, Picture
from juliste.problems import WrongError, say

__all__ = ["ENDINGS", "PICTURES", "Published", "check_name", "ending", "label", "media_type", "publish"]


class Published(Struct, frozen=True):
    """A file as visitors get it. width, height: pixels as shown, of pictures whose size is known, else 0."""

    media_type: str
    data: bytes
    width: int = 0
    height: int = 0


_CLEANERS: dict[str, Callable[[bytes], Picture]] = {
    "png": png.clean,
    "jpg": jpeg.clean,
    "webp": webp.clean,
    "gif": gif.clean,
    "svg": svg.clean,
}


def publish(data: bytes, name: str) -> Published:
    """The file as published; publishing that again changes nothing.

    WrongError: an ending that is not on the list, content of another kind, a damaged or shortened file.
    """
    try:
        content.check(data, name)
        return _cleaned(data, name)
    except DamagedError:
        raise WrongError(
            say("'{name}' is damaged or cut short", name=name), say("copy it here again and see that it opens")
        ) from None


def _cleaned(data: bytes, name: str) -> Published:
    promised = kind(name)
    if promised.ending in _CLEANERS:
        return Published(promised.media_type, *_CLEANERS[promised.ending](data))
    return Published(promised.media_type, mp4.clean(data) if promised.ending == "mp4" else data)
