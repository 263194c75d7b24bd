"""The catalogues: what is collected, kept, dropped and told."""

from pathlib import Path

import pytest

from juliste.editor.messages import update
from tests.test_plugin import write

HEAD = (
    '# The words of the site.\nmsgid ""\nmsgstr ""\n"Language: fi\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
)
KNOWN = """\
# A word about it.
msgid "Agenda"
msgstr "Ohjelma"
"""
FINNISH = f"""\
{HEAD}
# A word about it.
#: theme/templates/event.html
msgid "Agenda"
msgstr "Ohjelma"

#. of an event
#: juliste/pages.py
msgid "Past"
msgstr ""

#: juliste/pages.py
msgctxt "price"
msgid "free"
msgstr ""

#: theme/templates/event.html
#, python-format
msgid "one place"
msgid_plural "%(num)s places"
msgstr[0] ""
msgstr[1] ""
"""
TOLD = """\
translations/{language}.po: no translation: Past
translations/{language}.po: no translation: free
translations/{language}.po: no translation: one place
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Code and a template with four messages, and catalogues with one of them and an old one."""
    code = '# Translators: of an event\nA = gettext("Past")\nB = pgettext("price", "free")\n'
    page = '{{ _("Agenda") }}{% trans num=n %}one place{% pluralize %}{{ num }} places{% endtrans %}'
    write(tmp_path / "juliste/pages.py", code)
    write(tmp_path / "theme/templates/event.html", page)
    for language in ("fi", "sv", "en"):
        write(tmp_path / f"translations/{language}.po", f'{HEAD}\n{KNOWN}\nmsgid "Gone"\nmsgstr "Poissa"\n')
    return tmp_path


def catalogue(project: Path, language: str) -> str:
    """The text of a catalogue."""
    return (project / f"translations/{language}.po").read_text(encoding="utf-8")


def test_messages_are_collected_and_translations_kept(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = update(project, only_check=False)

    assert catalogue(project, "fi") == FINNISH
    assert (status, capsys.readouterr().out) == (1, TOLD.format(language="fi") + TOLD.format(language="sv"))


def test_messages_are_as_they_were_the_second_time(project: Path) -> None:
    update(project, only_check=False)
    before = catalogue(project, "sv")

    update(project, only_check=False)

    assert catalogue(project, "sv") == before


def test_messages_only_checked(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = catalogue(project, "fi")

    status = update(project, only_check=True)

    assert catalogue(project, "fi") == before
    assert status == 1
    assert 'translations/en.po: not up to date; run "invoke messages"\n' in capsys.readouterr().out


def test_messages_all_translated(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project / "juliste/pages.py", "")
    write(project / "theme/templates/event.html", '{{ _("Agenda") }}')
    update(project, only_check=False)
    capsys.readouterr()

    status = update(project, only_check=True)

    assert (status, capsys.readouterr().out) == (0, "The catalogues are whole.\n")
