"""A page that is open → the rules of axe-core that it breaks."""

from collections.abc import Sequence
from functools import cache

from tests import packages
from tests.browser.visit import Visit

MISSING = packages.lacking("axe-core")
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
ASK = """async ([tags, but]) => {
  const rules = Object.fromEntries(but.map((rule) => [rule, { enabled: false }]))
  const { violations, incomplete } = await axe.run({ runOnly: tags, rules, resultTypes: ['violations', 'incomplete'] })
  const undecided = incomplete.filter(({ id }) => id === 'color-contrast')
  const broken = [...violations, ...undecided]
  return broken.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ': ' + target.join(' ')))
}"""


@cache
def _axe() -> str:
    return (packages.FOLDER / "axe-core/axe.min.js").read_text(encoding="utf-8")


def violations(visit: Visit, but: Sequence[str] = ()) -> list[str]:
    """What breaks a rule as the page is shown now, each as "RULE: SELECTOR". but: rules that are not asked.

    Words in the very colour of their ground axe calls undecided, for they may be hidden on purpose. Ours are not.
    """
    if not visit.page.evaluate("'axe' in window"):
        visit.page.evaluate(_axe())
    return [str(each) for each in visit.page.evaluate(ASK, [list(TAGS), list(but)])]
