"""Names of files that stand beside an entry → files and pictures of the model, and what is wrong with them."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from juliste import files
from juliste.load.filling import Filled
from juliste.load.folder import relative, visible
from juliste.load.frontmatter import Place
from juliste.load.sheets import PictureSheet, Sheet
from juliste.load.values import nearest
from juliste.model import File, Picture
from juliste.problems import Problem, WrongError, say

S = TypeVar("S", bound=Sheet)
Target = Callable[[str], str]
"""The name of a file → its path in the output."""


def file(name: str, folder: Path, root: Path, target: Target) -> File:
    """The file with this name in the folder. WrongError: an unsafe name, no such file, a content not accepted."""
    files.check_name(name)
    path = folder / name
    if not path.is_file():
        known = tuple(each.name for each in visible(folder) if each.is_file())
        raise WrongError(say("there is no file '{name}' beside this one", name=name), nearest(name, known))
    published = files.publish(path.read_bytes(), name)
    return File(
        relative(path, root), target(name), published.media_type, len(published.data), published.width, published.height
    )


def picture(
    filled: Filled[S], place: Place, sheet: PictureSheet | None, folder: Path, root: Path, target: Target
) -> tuple[Picture | None, list[Problem]]:
    """The picture that stands at `place` of the file; None when there is none or it cannot be used."""
    if not sheet or filled.is_damaged((*place, "file")):
        return None, []
    if not sheet.file:
        return None, [filled.problem((*place, "file"), say("is missing: which picture?"))]
    problems: list[Problem] = []
    if not sheet.alt and not filled.is_damaged((*place, "alt")):
        problems.append(filled.problem((*place, "alt"), say("is missing: tell what the picture shows")))
    try:
        if Path(sheet.file).suffix not in files.PICTURES:
            kinds = ", ".join(sorted(files.PICTURES))
            raise WrongError(say("must be a picture ({kinds}), not '{name}'", kinds=kinds, name=sheet.file))
        return Picture(file(sheet.file, folder, root, target), sheet.alt), problems
    except WrongError as wrong:
        return None, [*problems, filled.problem((*place, "file"), wrong.message, wrong.cure)]
