"""Facts that cannot be applied now stand in `parked_fact`, in order, and hold back later facts of their key only.

WAITING: its forerunner has not come; tried again every second. POISON: cannot be applied as it is; a person looks and
has it tried again (`try_again`) or put aside for good (`drop_first`, on the audit chain); on the native stack:
`python -m deploy.local parked`. BEHIND: a later fact of a parked key. Nothing is skipped without a person's act.
"""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import structlog
from aiokafka import ConsumerRecord
from prometheus_client import Gauge

from shared.kernel.errors import ForerunnerMissingError
from shared.runtime.audit import record_act
from shared.runtime.postgres import AWAY, Connection, Database
from shared.runtime.tokens import Principal

log = structlog.get_logger()

_parked = Gauge("jinqiu_parked_keys", "Keys whose facts are parked", ["consumer", "topic"])

_PARK = """
insert into parked_fact (consumer, topic, partition, "offset", cluster_id, key, record, state, reason)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing
"""
_KEYS = "select distinct key from parked_fact where consumer = $1 and topic = $2"
_KEYS_TO_RETRY = "select distinct key from parked_fact where consumer = $1 and topic = $2 and state <> 'POISON'"
_OF_KEY = """
select partition, "offset", cluster_id, record, state from parked_fact where consumer = $1 and topic = $2 and key = $3
order by parked_at, partition, "offset"
"""
_ONE = """consumer = $1 and topic = $2 and partition = $3 and "offset" = $4 and cluster_id = $5"""
_DONE = f"delete from parked_fact where {_ONE}"  # noqa: S608 - our own words
_TRIED = f"update parked_fact set attempts = attempts + 1, state = $6, reason = $7 where {_ONE}"  # noqa: S608


_LIST = """
select consumer, topic, key, count(*)::int as facts, min(parked_at) as since,
       (array_agg(state order by parked_at, partition, "offset"))[1] as state,
       (array_agg(reason order by parked_at, partition, "offset"))[1] as reason
from parked_fact group by consumer, topic, key order by since
"""
_TRY_AGAIN = "update parked_fact set state = 'WAITING' where topic = $1 and key = $2 and state <> 'BEHIND'"
_DROP_FIRST = """
delete from parked_fact where (consumer, partition, "offset", cluster_id) = (
    select consumer, partition, "offset", cluster_id from parked_fact where topic = $1 and key = $2
    order by parked_at, partition, "offset" limit 1 for update
) and topic = $1 returning partition, "offset", encode(sha256(record), 'hex') as sha256
"""


async def parked_keys(connection: Connection) -> list[dict[str, Any]]:
    """What stands parked in this schema, a row a key: how many facts, and the state and reason of the first."""
    return [dict(row) for row in await connection.fetch(_LIST)]


async def try_again(connection: Connection, topic: str, key: str) -> bool:
    """Have the consumer try a parked key again, within a second or so; whether there was one."""
    return await connection.execute(_TRY_AGAIN, topic, key) != "UPDATE 0"


async def drop_first(transaction: Connection, operator: Principal, topic: str, key: str, reason: str) -> bool:
    """Put the first fact of a parked key aside for good, on the audit chain; those behind it are tried then."""
    row = await transaction.fetchrow(_DROP_FIRST, topic, key)
    if row is None:
        return False
    detail = {"key": key, "partition": row["partition"], "offset": row["offset"], "sha256": row["sha256"]}
    await record_act(transaction, operator, "fact.drop", topic, detail | {"reason": reason})
    return True


class ParkedFacts:
    """The parked facts of one consumer and topic; the keys stand in memory, the facts in Postgres."""

    def __init__(
        self,
        consumer: str,
        topic: str,
        database: Database,
        apply: Callable[[Connection, Sequence[bytes]], Awaitable[None]],
    ) -> None:
        self._consumer = consumer
        self._topic = topic
        self._database = database
        self._apply = apply
        self._keys: set[str] = set()

    def holds(self, key: str) -> bool:
        """Whether facts of this key must queue up behind parked ones."""
        return key in self._keys

    async def load(self) -> None:
        """Read the parked keys; to be called by the lease holder before its first batch."""
        async with self._database.connection() as connection:
            self._keys = {row["key"] for row in await connection.fetch(_KEYS, self._consumer, self._topic)}
        self._count()

    async def park(
        self, transaction: Connection, record: ConsumerRecord, cluster: str, state: str, reason: str
    ) -> None:
        """Put a record aside in the transaction that moves the offset past it."""
        key = (record.key or b"").decode(errors="replace")
        await transaction.execute(
            _PARK, self._consumer, self._topic, record.partition, record.offset, cluster, key,
            record.value or b"", state, reason[:1000],
        )  # fmt: skip
        self._keys.add(key)
        self._count()

    async def retry_waiting(self) -> None:
        """Try the keys whose first fact waits; what can be applied now leaves in order."""
        if not self._keys:
            return
        async with self._database.connection() as connection:
            waiting = [row["key"] for row in await connection.fetch(_KEYS_TO_RETRY, self._consumer, self._topic)]
        for key in waiting:
            await self._retry(key)
        await self.load()

    async def _retry(self, key: str) -> None:
        async with self._database.connection() as connection:
            rows = await connection.fetch(_OF_KEY, self._consumer, self._topic, key)
        for row in rows:
            if row["state"] == "POISON":
                return
            one = (self._consumer, self._topic, row["partition"], row["offset"], row["cluster_id"])
            try:
                async with self._database.transaction() as transaction:
                    if await transaction.execute(_DONE, *one) != "DELETE 0":  # a person may have dropped it meanwhile
                        await self._apply(transaction, [row["record"]])
            except AWAY:
                raise
            except Exception as error:
                async with self._database.transaction() as transaction:
                    state = "WAITING" if isinstance(error, ForerunnerMissingError) else "POISON"
                    await transaction.execute(_TRIED, *one, state, f"{type(error).__name__}: {error}"[:1000])
                return
        log.info("parked_key_freed", topic=self._topic, facts=len(rows))

    def _count(self) -> None:
        _parked.labels(self._consumer, self._topic).set(len(self._keys))
