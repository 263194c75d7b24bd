"""When the bytes that the writer makes of an event last changed: raise it by hand when they change again.

It has a file of its own: where the generator stands in the site's folder, as it does in this one, the commit that
brings a newer one counts too. So an upgrade is a change of every entry on the day it arrives.
"""

from datetime import UTC, datetime
from pathlib import Path

REVISED = datetime(2026, 11, 26, tzinfo=UTC)
FILE = Path(__file__).resolve()
