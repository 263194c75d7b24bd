"""The settings of this site. publishconf.py adds what differs in the published one."""

import sys
from pathlib import Path

# The site's name in each language, and a short one for the names of its calendar feeds (om-tapahtumat-fi.ics).
JULISTE_NAME = {"fi": "Avoimet tapahtumat", "sv": "Öppna evenemang", "en": "Open events"}
JULISTE_SHORT_NAME = "om"

# Where the site stands, without a slash at the end, and its time.
SITEURL = "https://example.org"
TIMEZONE = "Europe/Helsinki"

# The domain in the identities of calendar entries. Never change it, not even when the site moves: every subscribed
# calendar would show all events twice.
JULISTE_HOST = "example.org"

# Whose letterhead is at the foot of each page: a file of content/registers/organisations.
JULISTE_PUBLISHER = "oikeusministerio"

# An event's title and summary must be there in these languages before it is published (a state body: fi and sv).
JULISTE_REQUIRED_LANGUAGES = ["fi", "sv"]

# The facts of the accessibility statement (content/pages/saavutettavuus.*.md). They must be true: assess the site
# before you change "level", and write "revised": "2026-01-31" when you change anything.
JULISTE_ACCESSIBILITY = {
    "level": "partial",  # "full", "partial" or "none": how far WCAG 2.1 A and AA are met
    "made": "2025-11-24",
    "method": "self",  # "self" or "external": who assessed the site
    "unit": {
        "fi": "Oikeusministeriön viestintä",
        "sv": "Justitieministeriets kommunikation",
        "en": "Communications, Ministry of Justice",
    },
    "email": "oikeusministerio@om.fi",
    "known_issues": {
        "fi": ["Tapahtumien liitteinä voi olla PDF-tiedostoja, joita ei ole tehty saavutettaviksi."],
        "sv": ["Evenemangen kan ha PDF-bilagor som inte är tillgängliga."],
        "en": ["Events may have PDF attachments that are not accessible."],
    },
}

# The folders, and what is remembered between two builds.
PATH = "content"
THEME = "theme"
OUTPUT_PATH = "output"
CACHE_PATH = ".cache"
LOAD_CONTENT_CACHE = True

# Dates and words are written by us, in any locale; Pelican would complain of one that the machine does not have.
LOCALE = ["C"]

# The generator stands beside this file. If it cannot be loaded there must be no site rather than one without events.
if (here := str(Path(__file__).resolve().parent)) not in sys.path:
    sys.path.insert(0, here)
try:
    import juliste.plugin
except (Exception, SystemExit) as error:
    print(f"The plugin cannot be loaded: {type(error).__name__}: {error}", file=sys.stderr)
    raise SystemExit(2) from None
PLUGINS = [juliste.plugin]
