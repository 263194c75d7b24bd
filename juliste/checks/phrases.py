"""The languages of the content → the words by which a text tells of registering, of the event, of other times.

They are patterns of beginnings of words: Finnish bends its words, Swedish joins them. Where one is in doubt the words
are rather missing here: a check that cries wolf is passed over.
"""

import re

from juliste.model import Language


class Patterns(dict[Language, re.Pattern[str]]):
    """The patterns of the languages, without regard to case. Each is compiled when it is first asked for."""

    def __init__(self, **written: str) -> None:
        super().__init__()
        self._written = written

    def __missing__(self, language: Language) -> re.Pattern[str]:
        self[language] = re.compile(self._written[language], re.IGNORECASE)
        return self[language]


REGISTERING = Patterns(
    fi=r"\b(?:ilmoittau|ilmoit(?:a|tak)|ilmo\b)",
    sv=r"\b(?:anmäl|registrer)",
    en=r"\b(?:regist|sign up|sign-up|enrol)",
)
ASIDE = Patterns(
    fi=r"\b(?:ilmoittautu(?:ne|j)|peruu|peruma|perut|vahvist|\w*ruokavalio|allergi|\w*tarpe|kysymy|\w*tulk)",
    sv=r"\banmäl(?:d|t|are)|\b(?:avbok|bekräft|\w*diet|allergi|behov|frågor|\w*tolk)",
    en=r"\b(?:registered|registrants|receive|cancel|confirm|diet|allerg|needs|question|interpret)",
)
"""What is promised to those who registered or asked of them: it has last days of its own."""
OTHER = Patterns(
    fi=r"\b(?:edelli|seuraav|aiem|aikaisem|viime\b|muut|jatko|jatku|alkuperäi|siirre|vastaav|jälkeen|\w*kieli(?:nen|se)"
    r"|oli(?:vat)?\b|\w+[st]tiin\b)",
    sv=r"\b(?:föregående|tidigare|förra|nästa|följande|övriga|andra|fortsätt|ursprunglig|flytta|motsvarande"
    r"|efter\b|på (?:finska|svenska)|var\b|hölls|ordnades)",
    en=r"\b(?:previous|earlier|next|following|other|continu|original|moved|similar|after\b|in (?:Finnish|Swedish)"
    r"|was\b|were\b)",
)
"""That another time than the event's is meant."""
LAST_BEFORE = Patterns(
    fi=r"\b(?:viimeistään|päättyy|sulkeutuu|umpeutuu|määrä(?:aika|päivä)|viimeinen)\b(?:(?!\bennen\b)[^,;]){0,30}$"
    r"|\bennen\s$",
    sv=r"\b(?:senast|sista|deadline|till och med|t\.o\.m\.|avslutas|stängs|slutar|går ut)\s"
    r"(?:(?!\b(?:före|innan)\b)[^,;]){0,30}$|\bföre\s$",
    en=r"\b(?:by|before)\s(?:(?:\d[\d.:]*(?:\s?[ap]\.?m\.?)?|noon|midnight|the end of)\s(?:on\s)?)?$"
    r"|\b(?:no later than|until|deadline|closes|ends)\b(?:(?!\bbefore\b)[^,;]){0,25}$",
)
LAST_AFTER = re.compile(r"\s*(?:(?:klo|kello)\s*[\d.:]+\s*)?(?:mennessä|asti|saakka)\b", re.IGNORECASE)
NOT_ON = re.compile(r"\b(?:ennen|före|before)\s[^,;]{0,15}$", re.IGNORECASE)
CLAUSE = r"(?:[^,;:\n]|\n(?!\s*(?:\d|\Z))|,\s(?:joka|som|which)\b){0,120}\Z"
ABOUT = Patterns(
    fi=r"\b(?:(?!tiedotus)\w*(?:seminaari|webinaari|tilaisuus|tapahtuma|koulutus|kurssi|konferenssi|kokous)"
    rf"|tervetuloa|nähdään|tavataan|aloit(?:amme|etaan))\b{CLAUSE}|\b(?:aika|ajankohta|milloin)\**:{CLAUSE}",
    sv=r"(?<!före )\b(?:\w*(?:semina|webina|webbina)ri(?:um|et)|evenemang(?:et)?|\w*möte(?:t)?"
    r"|(?!press)\w*(?:tillställning|utbildning|kurs|konferens)(?:en)?|välkomm\w+"
    rf"|vi (?:ses|börjar|startar|inleder))\b{CLAUSE}|\b(?:tid|tidpunkt|datum|när)\**:{CLAUSE}",
    en=r"(?<!before the )(?<!press )\b(?:\w*(?:seminar|webinar|event|training|course|conference|meeting|workshop)"
    rf"|welcome|join us|see you|we (?:begin|start))\b{CLAUSE}|\b(?:time|date|when)\**:{CLAUSE}",
)
"""Words after which, in the same clause, the event's own time is told."""
BEGINNING = Patterns(
    fi=r"\b(?:alkaa|aloit|alkaen|käynnist|järjestetään|pidetään)",
    sv=r"\b(?:börjar|inleds|inleder|startar|ordnas|hålls|äger rum)",
    en=r"\b(?:begin|start|is held|be held|takes? place)",
)
AND_ENDS = re.compile(
    r"\s*(?:ja (?:päättyy|loppuu)|och (?:slutar|avslutas)|and (?:ends|finishes))\b[^,;\d]*$", re.IGNORECASE
)
BESIDE = re.compile(r"[\s,]{0,2}(?:(?:from|at|between|alkaen|från)\s)?")
LISTED = re.compile(r"\s*(?:[-*+•|>]|\d+[.)])\s")
UNTIL = re.compile(r"\s*(?:asti|saakka)\b", re.IGNORECASE)
PERSONAL = re.compile(
    r"(?<![\w.@-])(?P<local>[^\W\d_]{2,}(?:-[^\W\d_]+)?\.[^\W\d_]{2,}(?:-[^\W\d_]+)?)"
    r"(?:@|\s?\(at\)\s?|\s?\[at\]\s?)[\w-]+(?:\.[\w-]+)+",
    re.IGNORECASE,
)
AT = re.compile(r"[@(\[](?:(?<=@)|[aA][tT][)\]])")  # one set of signs to begin with is found quickly
ROLES = re.compile(
    r"(?:^|[.-])(?:info|tapahtum|viestint|kirjaam|neuvont|palvelu|toimist|hallin|koulutu|ilmoittaut|asiakas|media|event"
    r"|evenemang|service|office|contact|registr|support|anmäl|kansli|hanke|projekt|project|team|no-?reply|ei-?vasta"
    r"|sukunimi|efternamn|(?:last|sur)(?:name)?$)",
    re.IGNORECASE,
)
