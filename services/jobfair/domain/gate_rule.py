"""A rule of the job gate (岗位合规规则) as data: what it looks for in folded text, what it spares, and why.

A pattern sees text as `folded_text.py` leaves it: no spaces, simplified characters, `|` where a clause ends. What a
rule finds is spared where one of its `spares` overlaps it: goods for women are no limit of sex, a promise to take no
deposit is none.
"""

from dataclasses import dataclass
from enum import StrEnum

from services.jobfair.domain.legal_basis import LegalBasis


class Severity(StrEnum):
    """A blocked posting is not shown until it is corrected or a person overrules; a warned one is."""

    BLOCK = "BLOCK"
    WARN = "WARN"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of wording; `triggers` are characters without one of which it can find nothing.

    They are looked for before any pattern is, so a pattern that could match without one of them would be silently dead
    there. A test derives from the patterns that none can: each way through each of `finds` goes by a trigger.
    """

    rule_id: str
    title: str
    severity: Severity
    triggers: str
    finds: tuple[str, ...]
    spares: tuple[str, ...]
    basis: tuple[LegalBasis, ...]
    suggestion: str


@dataclass(frozen=True, slots=True)
class Mandatory:
    """A field that a posting must have; `field` is one of `Posting`."""

    rule_id: str
    title: str
    field: str
    basis: tuple[LegalBasis, ...]
    suggestion: str


# Turns of phrase that several rules share.
ONLY = (
    "(?:只限|仅限|限于|限定|(?<!不)限|只招|仅招|只要|只收|只聘|限招|只考虑|仅考虑|只接受|"
    "[只仅](?:录用|录取|聘用|招收|招聘|招用))"
)
MUST = "(?:必须|要求|须|需|应当|应)(?:是|为|系)?"
NONE_OF = "(?:不招|不要|不收|不聘|不接受|不考虑|不录用|谢绝|拒绝|拒招)(?:录用|录取|聘用|招收|招聘|招用)?"
GO_AWAY = (
    r"(?:勿扰|免谈|勿投|除外|不要(?!求)|不招|不考虑|不予(?:考虑|录用|录取|聘用|招收)|"
    r"不收(?=\||$)|不聘|不录用|谢绝|止步|请绕行)"
)
ANY = "(?:不限|均可|都可|皆可|不论|不作要求|不做要求|无要求|无限制|都行|均招|皆宜)"
WHATEVER = "(?:不限|不论|无论|不分|不限制)"
