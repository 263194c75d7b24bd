"""The settings of the example events, built for Wednesday 15.5.2030 at 10.30: `invoke examples`."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parents[1]
if str(PROJECT) not in sys.path:
    sys.path.insert(0, str(PROJECT))
from pelicanconf import LOAD_CONTENT_CACHE, LOCALE, PLUGINS, TIMEZONE  # noqa: E402, F401  # as in the site's own

SITEURL = "https://esimerkit.example"
JULISTE_NAME = {"fi": "Esimerkkilän tapahtumat", "sv": "Evenemang i Exempelby", "en": "Events in Esimerkkilä"}
JULISTE_SHORT_NAME = "esim"
JULISTE_PUBLISHER = "esimerkkila"
JULISTE_NOW = "2030-05-15T10:30"
JULISTE_SEARCH = True
JULISTE_ACCESSIBILITY = {
    "level": "partial",
    "made": "2030-01-15",
    "method": "self",
    "unit": {"fi": "Viestintä", "sv": "Kommunikationen", "en": "Communications"},
    "email": "saavutettavuus@esimerkkila.example",
    "known_issues": {"fi": ["Kartoilla ei ole tekstiä."], "sv": ["Kartorna saknar text."], "en": ["Maps lack text."]},
}

PATH = str(HERE / "content")
THEME = str(PROJECT / "theme")
OUTPUT_PATH = str(PROJECT / "examples")
CACHE_PATH = str(PROJECT / ".cache")
