"""A list of packages in; a `.venv` with exactly these out, made again when the list, the Python or the folder changed.

    python3 set_up.py [--test]

Needs nothing but Python itself, and runs on an old one too, to be able to say that it is too old.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys

FOLDER = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(FOLDER, ".venv")
PYTHON = os.path.join(VENV, "Scripts" if os.name == "nt" else "bin", "python")


def main(arguments):  # type: (list[str]) -> None
    """Make `.venv` ready for building; with --test also for the tests, whose list only adds to the other."""
    if sys.version_info < (3, 11):
        sys.exit("Juliste needs Python 3.11 or newer; this is " + sys.version.split()[0] + ".")
    if importlib.util.find_spec("ensurepip") is None:
        sys.exit('This Python cannot make a .venv. On Debian and Ubuntu: "sudo apt install python3-venv".')
    make_ready("requirements.txt", afresh=True)
    if "--test" in arguments:
        make_ready("requirements-test.txt", afresh=False)


def make_ready(name, afresh):  # type: (str, bool) -> None
    """Install the list unless its mark says that this was done. The mark is written last: what was interrupted is redone."""
    mark = os.path.join(VENV, name + ".installed")
    wanted = digest(name)
    if read(mark) == wanted:
        return
    print("Setting up .venv from " + name + " …", flush=True)
    if afresh:
        shutil.rmtree(VENV, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
    elif os.path.exists(mark):
        os.remove(mark)
    command = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    if subprocess.run([*command, "-r", os.path.join(FOLDER, name)], check=False).returncode:
        sys.exit("The packages of " + name + " could not be installed; pip's reason stands above.")
    with open(mark, "w", encoding="utf-8") as file:
        file.write(wanted)


def digest(name):  # type: (str) -> str
    """What a set-up depends on: the list's content, the Python and the folder, whose path the scripts hold."""
    with open(os.path.join(FOLDER, name), "rb") as file:
        parts = [file.read(), sys.version.encode(), sys.executable.encode(), FOLDER.encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def read(path):  # type: (str) -> str
    """The file's text, or nothing where there is no file."""
    if not os.path.exists(path):
        return ""
    with open(path, encoding="utf-8") as file:
        return file.read()


if __name__ == "__main__":
    main(sys.argv[1:])
