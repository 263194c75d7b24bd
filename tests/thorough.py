"""Whether all is looked at in every way, as `.ci/run` does: the environment variable THOROUGH.

Else a part is, so that `make test` takes minutes: each example in one of the three languages and in fewer looks, half
of the pages that show every kind of element, fewer edits, fewer killed builds.
"""

import os

THOROUGH = bool(os.environ.get("THOROUGH"))
