"""The show in Postgres: everything one act touches, in one transaction."""

from datetime import datetime

from services.jobfair.adapters.postgres_applications import PostgresApplications
from services.jobfair.adapters.postgres_postings import PostgresPostings
from services.jobfair.adapters.postgres_questions import PostgresQuestions
from services.jobfair.adapters.postgres_rooms import PostgresFairs, PostgresRooms
from shared.contracts.fact import Event
from shared.runtime import outbox
from shared.runtime.postgres import Connection
from shared.runtime.seal import Seal


class PostgresShow:
    """Fairs, rooms, questions and applications as one transaction sees them."""

    def __init__(self, transaction: Connection, seal: Seal) -> None:
        self._transaction = transaction
        self.fairs = PostgresFairs(transaction)
        self.rooms = PostgresRooms(transaction)
        self.questions = PostgresQuestions(transaction)
        self.applications = PostgresApplications(transaction, seal)
        self.postings = PostgresPostings(transaction)

    async def now(self) -> datetime:
        now: datetime = await self._transaction.fetchval("select clock_timestamp()")
        return now

    async def tell(self, *told: tuple[str, Event]) -> None:
        await outbox.append(self._transaction, told)
