"""The job gate (岗位合规审核): what in a posting the law forbids or advises against, and whether it may be shown."""

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import NamedTuple

from services.jobfair.domain.folded_text import Folding
from services.jobfair.domain.gate_rule import Mandatory, Rule, Severity
from services.jobfair.domain.job_gate_rules import MANDATORY, RULES
from services.jobfair.domain.posting import Posting, PostingState

READ = ("employer", "industry", "title", "occupation", "education", "conditions", "duties", "place")
"""The fields in which words are looked for: all that the public reads."""


class Hit(NamedTuple):
    """A rule met in a field: the words, and where they stand in it; of a missing field there are none."""

    rule_id: str
    severity: Severity
    field: str
    start: int
    end: int
    words: str

    @property
    def subject(self) -> "Subject":
        return Subject(self.rule_id, self.field, self.words)


class Subject(NamedTuple):
    """What an overrule is about: these words in this field, wherever they stand; other words are another matter."""

    rule_id: str
    field: str
    words: str


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Rules that postings are screened by."""

    rules: tuple[Rule, ...] = RULES
    mandatory: tuple[Mandatory, ...] = MANDATORY

    @property
    def version(self) -> str:
        """Changes with any rule."""
        content = repr(asdict(self))
        return hashlib.sha256(content.encode()).hexdigest()[:12]

    def named(self, rule_id: str) -> Rule | Mandatory | None:
        """The rule of this id."""
        every: tuple[Rule | Mandatory, ...] = (*self.rules, *self.mandatory)
        return next((one for one in every if one.rule_id == rule_id), None)


class _Reading(NamedTuple):
    rule: Rule
    triggers: frozenset[str]
    finds: re.Pattern[str]
    spares: re.Pattern[str]


class JobGate:
    """A rule set made ready; `simplified` maps traditional characters to simplified ones."""

    def __init__(self, simplified: Mapping[str, str], rule_set: RuleSet | None = None) -> None:
        self.rule_set = rule_set or RuleSet()
        self.version = self.rule_set.version
        self.folding = Folding(simplified)
        self._readings = [
            _Reading(rule, frozenset(rule.triggers), _any_of(rule.finds), _any_of(rule.spares))
            for rule in self.rule_set.rules
        ]
        self._triggers = frozenset("").union(*(reading.triggers for reading in self._readings))

    def screen(self, posting: Posting) -> tuple[Hit, ...]:
        """Every hit, in the order of fields and rules."""
        missing = (
            Hit(rule.rule_id, Severity.BLOCK, rule.field, 0, 0, "")
            for rule in self.rule_set.mandatory
            if not getattr(posting, rule.field)
        )
        return (*missing, *(hit for field in READ for hit in self._read(field, getattr(posting, field))))

    def _read(self, field: str, text: str) -> Iterable[Hit]:
        if self._triggers.isdisjoint(self.folding.glance(text)):
            return
        folded = self.folding.fold(text)
        letters = frozenset(folded.text)
        for rule, triggers, finds, spares in self._readings:
            if triggers.isdisjoint(letters):
                continue
            for first, last in _found(finds, spares, folded.text):
                start, end = folded.span(first, last)
                yield Hit(rule.rule_id, rule.severity, field, start, end, text[start:end])


def state_of(hits: Iterable[Hit], overruled: Collection[Subject]) -> PostingState:
    """Whether a posting is shown, given what people decided about its hits."""
    standing = {hit.severity for hit in hits if hit.subject not in overruled}
    if Severity.BLOCK in standing:
        return PostingState.BLOCKED
    return PostingState.WARNED if Severity.WARN in standing else PostingState.SHOWN


def _any_of(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in patterns) or r"(?!)")


def _found(finds: re.Pattern[str], spares: re.Pattern[str], text: str) -> Iterable[tuple[int, int]]:
    """What is found and not spared; a spared find is looked at again from its second character on."""
    match = finds.search(text)
    spared = [spare.span() for spare in spares.finditer(text)] if match else []
    while match:
        first, last = match.span()
        while last > first and text[last - 1] == "|":
            last -= 1
        while first < last and text[first] == "|":
            first += 1
        if any(start < last and first < end for start, end in spared):
            place = match.start() + 1
        else:
            yield first, last
            place = max(last, match.start() + 1)
        match = finds.search(text, place)
