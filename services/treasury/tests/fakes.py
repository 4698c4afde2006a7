"""Treasury's books in memory; the contract tests run on them and on Postgres."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from services.treasury.domain.allocations import AllocationChange
from services.treasury.domain.campaigns import Campaign, Program
from services.treasury.domain.grants import Grant
from services.treasury.domain.journal import Account, Kind, Transfer
from services.treasury.domain.payees import Payee
from services.treasury.tests.payout_fakes import SEALS, FakeBankLines, FakeBatches, FakePayouts, FakeRulings
from services.treasury.tests.settlement_fakes import FakeAccounts, FakeHolds, FakeMerchantDays, FakeSettlements
from services.treasury.usecases.ports import AccountBalance, ClosedPool
from shared.contracts.fact import Event
from shared.contracts.treasury_events import RoundTerms
from shared.kernel.errors import BrokenPromiseError
from shared.kernel.fen import Fen

MAY_DIP = (Kind.SOURCE, Kind.OUTSTANDING, Kind.PAYABLE)


class FakeJournal:
    """Accounts and transfers; an overdraft or a missing account raises, as the constraints do."""

    def __init__(self) -> None:
        self.accounts: dict[Account, int] = {}
        self.programs: dict[Account, tuple[str, str | None]] = {}
        self.booked: dict[tuple[str, int], Transfer] = {}

    async def open_accounts(self, accounts: Sequence[Account], campaign_id: str, program_id: str | None) -> None:
        for account in accounts:
            self.accounts.setdefault(account, 0)
            self.programs.setdefault(account, (campaign_id, program_id))

    async def program_of(self, pool_id: str) -> str | None:
        return self.programs.get(Account(pool_id, Kind.GRANTED), ("", None))[1]

    async def balance_for_update(self, account: Account) -> Fen:
        if account not in self.accounts:
            raise BrokenPromiseError(f"no account {account}")
        return Fen(self.accounts[account])

    async def post(self, transfers: Sequence[Transfer]) -> None:
        after = defaultdict(int, self.accounts)
        fresh = {(t.event_id, t.line): t for t in transfers if (t.event_id, t.line) not in self.booked}
        for transfer in fresh.values():
            if transfer.debit not in self.accounts or transfer.credit not in self.accounts:
                raise BrokenPromiseError("no such account")
            after[transfer.debit] -= transfer.amount_fen
            after[transfer.credit] += transfer.amount_fen
        if any(balance < 0 and account.kind not in MAY_DIP for account, balance in after.items()):
            raise BrokenPromiseError("overdrawn")
        self.accounts, self.booked = dict(after), self.booked | fresh

    async def balances(self, campaign_id: str, at: datetime | None) -> list[AccountBalance]:
        return [
            AccountBalance(account.pool_id, account.kind, self.programs[account][1], Fen(balance))
            for account, balance in self.accounts.items()
            if self.programs[account][0] == campaign_id
        ]


class FakeCampaigns:
    def __init__(self) -> None:
        self.all: dict[str, Campaign] = {}
        self.changes: dict[str, AllocationChange] = {}

    async def add(self, campaign: Campaign) -> bool:
        return self.all.setdefault(campaign.campaign_id, campaign) is campaign

    async def load_for_update(self, campaign_id: str) -> Campaign | None:
        return self.all.get(campaign_id)

    async def approve(self, campaign_id: str, checker: str) -> None:
        self.all[campaign_id] = replace(self.all[campaign_id], state="APPROVED")

    async def program_for_update(self, program_id: str) -> tuple[Campaign, Program] | None:
        for campaign in self.all.values():
            for program in campaign.programs:
                if program.program_id == program_id:
                    return campaign, program
        return None

    async def add_change(self, change: AllocationChange) -> bool:
        return self.changes.setdefault(change.change_id, change) is change

    async def change_for_update(self, change_id: str) -> AllocationChange | None:
        return self.changes.get(change_id)

    async def apply_change(self, change: AllocationChange) -> None:
        self.changes[change.change_id] = change
        campaign = self.all[change.campaign_id]
        programs = tuple(
            replace(one, allocated_fen=change.to_fen) if one.program_id == change.program_id else one
            for one in campaign.programs
        )
        self.all[change.campaign_id] = replace(campaign, programs=programs)


class FakeGrants:
    def __init__(self, journal: FakeJournal) -> None:
        self._journal = journal
        self.all: dict[str, tuple[Grant, RoundTerms | None]] = {}
        self.closed: dict[str, tuple[Fen, Fen]] = {}
        self.complete: set[str] = set()

    async def add(self, grant: Grant, terms: RoundTerms | None) -> bool:
        return self.all.setdefault(grant.grant_id, (grant, terms))[0] is grant

    async def find(self, grant_id: str) -> tuple[Grant, RoundTerms | None] | None:
        return self.all.get(grant_id)

    load_for_update = find

    async def save(self, grant: Grant) -> None:
        self.all[grant.grant_id] = (grant, self.all[grant.grant_id][1])

    async def of_pool_for_update(self, pool_id: str) -> list[Grant]:
        return [grant for grant, _ in self.all.values() if grant.pool_id == pool_id]

    async def note_pool_close(self, pool_id: str, issued_fen: Fen, unissued_fen: Fen) -> None:
        self.closed.setdefault(pool_id, (issued_fen, unissued_fen))

    async def incomplete_closed_pools(self, pool_ids: Sequence[str]) -> list[ClosedPool]:
        found = []
        for pool_id in pool_ids:
            if pool_id in self.closed and pool_id not in self.complete:
                granted, outstanding = Account(pool_id, Kind.GRANTED), Account(pool_id, Kind.OUTSTANDING)
                moved = [t for t in self._journal.booked.values() if (t.debit, t.credit) == (granted, outstanding)]
                found.append(ClosedPool(pool_id, *self.closed[pool_id], Fen(sum(t.amount_fen for t in moved))))
        return found

    async def complete_pool(self, pool_id: str) -> None:
        self.complete.add(pool_id)


class FakeBooks:
    """All of it."""

    def __init__(self) -> None:
        self.journal = FakeJournal()
        self.campaigns = FakeCampaigns()
        self.grants = FakeGrants(self.journal)
        self.later = timedelta(0)
        self.payouts = FakePayouts(self._now)
        self.batches = FakeBatches(self.payouts, self._now)
        self.bank_lines = FakeBankLines()
        self.rulings = FakeRulings(self.payouts, self.bank_lines)
        self.payouts.is_held = self.rulings.is_held
        self.days = FakeMerchantDays()
        self.settlements = FakeSettlements()
        self.accounts = FakeAccounts()
        self.holds = FakeHolds(self.payouts)
        self.told: list[tuple[str, Event]] = []

    def open_payee(self, payout_id: str, sealed: str) -> Payee:
        return SEALS.open_asked(payout_id, sealed)

    async def now(self) -> datetime:
        return self._now()

    def _now(self) -> datetime:
        return datetime.now(UTC) + self.later

    async def tell(self, *told: tuple[str, Event]) -> None:
        self.told += told
