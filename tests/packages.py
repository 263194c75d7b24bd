"""A package of tests/node → its folder, or why it cannot be used on this machine."""

import json
import shutil
from pathlib import Path

NODE = Path(__file__).parent / "node"
FOLDER = NODE / "node_modules"
INSTALL = "npm install --prefix tests/node"
PROGRAMS = {"node": "apt install nodejs", "java": "apt install default-jre-headless"}


def lacking(name: str, program: str = "") -> str:
    """Why the package cannot be used, or "". program: the one that runs it, when the browser does not."""
    wanted = json.loads((NODE / "package.json").read_bytes())["dependencies"][name]
    installed = FOLDER / name / "package.json"
    if not installed.exists() or json.loads(installed.read_bytes())["version"] != wanted:
        return f"{name} {wanted} is not installed: {INSTALL}"
    if program and not shutil.which(program):
        return f"{program}, which runs {name}, is not installed: {PROGRAMS[program]}"
    return ""
