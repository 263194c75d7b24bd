"""The settings of the published site: those of pelicanconf.py, and what is said here instead."""

import sys
from pathlib import Path

if (here := str(Path(__file__).resolve().parent)) not in sys.path:
    sys.path.insert(0, here)
from pelicanconf import *  # noqa: F403  # all its settings, as in the publishconf.py that Pelican makes

# The address that the public knows.
SITEURL = "https://example.org"

# This is the site that the public gets: the build stops when git's older commits are missing, for every calendar entry
# would then seem to have changed today.
JULISTE_PUBLIC = True
