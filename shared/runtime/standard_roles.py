"""What every service's worker does: publish its outbox, note the audit chain's head, make room for coming days, and
listen to the topics it names."""

from collections.abc import Sequence

from shared.contracts.topics import TOPICS
from shared.runtime.audit import note_head
from shared.runtime.consumer import Apply, Consumer
from shared.runtime.postgres import Database
from shared.runtime.relay import Relay
from shared.runtime.settings import RuntimeSettings
from shared.runtime.worker import Role, Timer

NOTE_HEAD_EVERY_S = 60.0
MAKE_PARTITIONS_EVERY_S = 6 * 3600.0
DAYS_AHEAD = 7


def standard_roles(service: str, settings: RuntimeSettings, database: Database) -> list[Role]:
    """The roles common to all workers; a service adds its consumers and timers."""

    async def note() -> None:
        await note_head(database, service, settings.notes_dir)

    async def make_partitions() -> None:
        async with database.transaction() as transaction:
            await transaction.execute("select make_outbox_partitions($1)", DAYS_AHEAD)

    return [
        Relay(service, settings.postgres_dsn, settings.kafka_bootstrap),
        Timer(f"{service}:note_audit_head", settings.postgres_dsn, NOTE_HEAD_EVERY_S, note),
        Timer(f"{service}:outbox_partitions", settings.postgres_dsn, MAKE_PARTITIONS_EVERY_S, make_partitions),
    ]


def consumers(
    service: str, settings: RuntimeSettings, database: Database, listens_to: Sequence[str], apply: Apply
) -> list[Role]:
    """One consumer a topic, all ending in the same use case."""
    return [
        Consumer(
            service,
            topic,
            database=database,
            dsn=settings.postgres_dsn,
            bootstrap=settings.kafka_bootstrap,
            apply=apply,
        )
        for topic in TOPICS
        if topic.name in listens_to
    ]
