"""A list of packages in; a `.venv` with these out, made again when the list, the Python or the folder changed.

    python3 set_up.py [--test]

Needs nothing but Python itself, and starts on an old one too, to be able to say that it is too old.
"""

import compileall
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
VENV = FOLDER / ".venv"
PYTHON = VENV / ("Scripts" if os.name == "nt" else "bin") / "python"


def main(with_tests: bool) -> None:
    """Make `.venv` ready for building; for the tests too when they are wanted, whose list only adds to the other."""
    if sys.version_info < (3, 11):
        sys.exit(f"Juliste needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    if importlib.util.find_spec("ensurepip") is None:
        sys.exit('This Python cannot make a .venv. On Debian and Ubuntu: "sudo apt install python3-venv".')
    make_ready("requirements.txt", afresh=True)
    if with_tests:
        make_ready("requirements-test.txt", afresh=False)
    compile_code(FOLDER / "juliste")


def make_ready(name: str, afresh: bool) -> None:
    """Install the list, unless its mark says that this was done. The mark is written last: half a set-up is redone."""
    mark = VENV / (name + ".installed")
    wanted = digest(name)
    if mark.exists() and mark.read_text(encoding="ascii") == wanted:
        return
    print(f"Setting up .venv from {name} …", flush=True)
    if afresh:
        shutil.rmtree(str(VENV), ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)
    elif mark.exists():
        mark.unlink()
    install(name)
    mark.write_text(wanted, encoding="ascii")


def install(name: str) -> None:
    """Install what the list names and nothing else: every file must have the digest that stands there."""
    command = [str(PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--require-hashes", "-r"]
    if subprocess.run([*command, str(FOLDER / name)], check=False).returncode:
        sys.exit(f"The packages of {name} could not be installed; the reason stands above.")


def compile_code(package: Path) -> None:
    """Compile what has changed in our own package, as pip does in those that it installs.

    Python would do so at the first build, but not where PYTHONDONTWRITEBYTECODE is set, as in many containers: there
    each process of each build would compile everything again. What cannot be compiled or written waits for the build.
    """
    compileall.compile_dir(str(package), quiet=2)


def digest(name: str) -> str:
    """What a set-up depends on: the list's content, the Python, and the folder, whose path the scripts hold."""
    parts = [(FOLDER / name).read_bytes(), sys.version.encode(), sys.executable.encode(), str(FOLDER).encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


if __name__ == "__main__":
    main("--test" in sys.argv[1:])
