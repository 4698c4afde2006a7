"""The office in memory, for the rules; the contract tests run on it and on Postgres."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from services.subsidies.domain.fuel_card import CardState, FuelCard
from services.subsidies.domain.policy import Policy, UniqueText
from services.subsidies.domain.pool import Pool, give_back, waits_in_vain
from services.subsidies.domain.subsidy_claim import ENDED, State, due_at
from services.subsidies.tests.builders import NOW
from services.subsidies.usecases.ports import ClaimFile, Document, Step
from shared.contracts.fact import Event
from shared.kernel.fen import Fen

AT_ONCE = 20  # pages are small here, so that tests turn them


class FakePools:
    def __init__(self) -> None:
        self.all: dict[str, Pool] = {}
        self.answers: dict[str, bool] = {}

    async def put(self, policy: Policy) -> bool:
        known = self.all.get(policy.policy_id)
        if known is not None and known.policy.version >= policy.version:
            return False
        self.all[policy.policy_id] = replace(known, policy=policy) if known else Pool(policy, Fen(0), 0)
        return True

    async def load_for_update(self, policy_id: str) -> Pool | None:
        return self.all.get(policy_id)

    async def of_campaign(self, campaign_id: str | None) -> list[Pool]:
        return [one for one in self.all.values() if campaign_id in {None, one.policy.campaign_id}]

    async def see(self, policy_id: str) -> Policy | None:
        pool = self.all.get(policy_id)
        return pool.policy if pool else None

    async def save(self, pool: Pool) -> None:
        self.all[pool.policy.policy_id] = pool

    async def with_rest(self, now: datetime) -> list[str]:
        return [name for name, pool in self.all.items() if give_back(pool, now) is not None]

    async def with_waiting(self, now: datetime) -> list[str]:
        return [name for name, pool in self.all.items() if waits_in_vain(pool, now)]

    async def answer_grant(self, grant_id: str, *, accepted: bool) -> bool:
        is_first = grant_id not in self.answers
        self.answers.setdefault(grant_id, accepted)
        return is_first


class FakeFiles:
    def __init__(self) -> None:
        self.all: dict[str, ClaimFile] = {}
        self.held: dict[UniqueText, str] = {}
        self.documents: list[Document] = []
        self.steps: dict[str, dict[int, Step]] = defaultdict(dict)

    async def add(self, file: ClaimFile) -> None:
        await self.save(file)

    async def policy_of(self, claim_no: str) -> str | None:
        file = self.all.get(claim_no)
        return file.claim.policy_id if file else None

    async def load_for_update(self, claim_no: str) -> ClaimFile | None:
        return self.all.get(claim_no)

    async def see(self, claim_no: str) -> ClaimFile | None:
        return self.all.get(claim_no)

    async def save(self, file: ClaimFile) -> None:
        self.all[file.claim.claim_no] = file
        self.steps[file.claim.claim_no].setdefault(file.claim.version, Step(file.claim.state, NOW))

    async def steps_of(self, claim_nos: Sequence[str]) -> dict[str, list[Step]]:
        return {claim_no: list(self.steps[claim_no].values()) for claim_no in claim_nos}

    async def add_document(self, document: Document) -> None:
        self.documents.append(document)

    async def documents_of(self, claim_no: str) -> list[Document]:
        return [one for one in self.documents if one.claim_no == claim_no]

    async def hold(self, claim_no: str, texts: Sequence[UniqueText]) -> UniqueText | None:
        taken = next((one for one in texts if self.held.get(one, claim_no) != claim_no), None)
        if taken is not None:
            return taken
        await self.let_go(claim_no)
        self.held |= dict.fromkeys(texts, claim_no)
        return None

    async def let_go(self, claim_no: str) -> None:
        self.held = {text: holder for text, holder in self.held.items() if holder != claim_no}

    async def first_waiting(self, policy_id: str) -> list[ClaimFile]:
        return self._waiting(policy_id)[:AT_ONCE]

    async def last_waiting(self, policy_id: str) -> list[ClaimFile]:
        return self._waiting(policy_id)[: -AT_ONCE - 1 : -1]

    def _waiting(self, policy_id: str) -> list[ClaimFile]:
        waiting = [one for one in self.all.values() if one.claim.state == State.WAITLISTED and one.filed is not None]
        own = [one for one in waiting if one.claim.policy_id == policy_id]
        return sorted(own, key=lambda one: one.filed.at if one.filed else NOW)

    async def due(self, now: datetime) -> list[str]:
        due = {no: due_at(one.claim) for no, one in self.all.items()}
        return [no for no, at in due.items() if at is not None and at <= now][:AT_ONCE]

    async def of_citizen(self, citizen_id: str) -> list[ClaimFile]:
        own = [one for one in reversed(self.all.values()) if one.claim.citizen_id == citizen_id]
        return sorted(own, key=lambda one: one.claim.state != State.DRAFT)[:AT_ONCE]

    async def drafts_of(self, citizen_id: str) -> int:
        return sum(one.claim.citizen_id == citizen_id and one.claim.state == State.DRAFT for one in self.all.values())

    async def on_notice(self, policy_id: str, after: str) -> list[ClaimFile]:
        own = [one for no, one in sorted(self.all.items()) if one.claim.policy_id == policy_id and no > after]
        return [one for one in own if one.claim.state == State.PUBLICISED][:AT_ONCE]

    async def lives_under(self, policy_id: str) -> bool:
        return bool(await self.filed_under(policy_id, 0))

    async def filed_under(self, policy_id: str, after: int) -> list[tuple[int, ClaimFile]]:
        filed = [one for one in self.all.values() if one.filed is not None and one.claim.policy_id == policy_id]
        living = [(no, one) for no, one in enumerate(filed, 1) if one.claim.state not in ENDED]
        return [(no, one) for no, one in living if no > after][:AT_ONCE]


class FakeFuelCards:
    def __init__(self) -> None:
        self.all: dict[str, FuelCard] = {}

    async def add(self, cards: Sequence[FuelCard]) -> bool:
        if any(card.card_no in self.all for card in cards):
            return False
        await self.save(cards)
        return True

    async def of_claim(self, claim_no: str) -> list[FuelCard]:
        return [card for _, card in sorted(self.all.items()) if card.claim_no == claim_no]

    async def first_free(self, policy_id: str, count: int) -> list[FuelCard]:
        own = [card for _, card in sorted(self.all.items()) if card.policy_id == policy_id]
        return [card for card in own if card.state == CardState.RECEIVED][:count]

    async def save(self, cards: Sequence[FuelCard]) -> None:
        self.all |= {card.card_no: card for card in cards}


class FakeIssuing:
    """Numbers its vouchers and leaves payees readable, for the tests to look at."""

    def __init__(self) -> None:
        self.made = 0

    def voucher_id(self, citizen_id: str) -> str:
        self.made += 1
        return f"v-{citizen_id}-{self.made:04d}"

    def payee_sealed(self, payout_id: str, name: str, account: str) -> str:
        return f"{payout_id}:{name}:{account}"


class FakeOffice:
    """One office; each reading of its clock is a second later."""

    def __init__(self) -> None:
        self.pools, self.files = FakePools(), FakeFiles()
        self.fuel_cards, self.issuing = FakeFuelCards(), FakeIssuing()
        self.told: list[tuple[str, Event]] = []
        self.time = NOW

    async def now(self) -> datetime:
        return self.time

    async def tell(self, *told: tuple[str, Event]) -> None:
        self.told += told
