"""Filings (申报): who files, what is typed, which papers go with it. One desk never deals the same purchase twice."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count, islice

from deploy.campaigns.campaign_file import CampaignFile
from deploy.campaigns.policy_file import FormPart, PolicyPart
from loadtests.clients.people import Person, people
from loadtests.paperwork.facts import Facts, fields_of, make_facts
from loadtests.paperwork.paper import Paper
from loadtests.paperwork.papers import papers_of

PEOPLE_A_POLICY = 10_000


@dataclass(frozen=True, slots=True)
class Filing:
    """One claim as its applicant sends it: `typed` is the form, `papers` the documents, `facts` what is true."""

    policy: str
    applicant: Person
    typed: Mapping[str, str]
    papers: Mapping[str, Paper]
    facts: Facts


class Desk:
    """Makes the filings of one policy, each of another person and purchase; the same seed makes the same ones."""

    def __init__(
        self, file: CampaignFile, policy: str, *, seed: int, applicants: Iterator[Person] | None = None
    ) -> None:
        """Raises LookupError when the file has no such policy; `applicants` are distinct people."""
        found = [one for one in file.policies if one.policy == policy]
        if not found:
            raise LookupError(f"{file.campaign_id} has no policy {policy}")
        self.policy: PolicyPart = found[0]
        self.form: FormPart = file.forms[self.policy.form]
        self.series = f"{file.campaign_id}.{policy}.{seed}"
        self.kinds = {field.name: field.kind for field in fields_of(file, self.policy)}
        self._labels = {field.name: field.label for field in fields_of(file, self.policy)}
        self._file = file
        self._numbers = count()
        self._applicants = applicants or _people_of(file.policies.index(self.policy), seed)

    def file_one(
        self,
        *,
        applicant: Person | None = None,
        changed: Facts | None = None,
        printed: Facts | None = None,
    ) -> Filing:
        """The next filing. `changed` is true of it instead; `printed` stands on its papers only.

        Raises LookupError when all applicants have filed.
        """
        number, person = next(self._numbers), applicant or next(self._applicants, None)
        if person is None:
            raise LookupError(f"{self.policy.policy}: {number} applicants are too few")
        facts = {**make_facts(self._file, self.policy, self.series, number, person), **(changed or {})}
        typed = {name: facts[name] for name in self.kinds}
        papers = papers_of(self.form.documents, {**facts, **(printed or {})}, number, self._labels)
        return Filing(self.policy.policy, person, typed, papers, facts)


def _people_of(policy_no: int, seed: int) -> Iterator[Person]:
    first = policy_no * PEOPLE_A_POLICY
    return islice(people(first + PEOPLE_A_POLICY, seed), first, None)
