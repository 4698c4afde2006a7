"""The platform's own figures in Postgres: the newest of each room."""

from datetime import UTC, datetime

from shared.contracts.fair_frames import PlatformFigures
from shared.runtime.postgres import Database

_NOTE = """
insert into platform_figure (room_id, views, online, likes, at) values ($1, $2, $3, $4, $5)
on conflict (room_id) do update
set views = coalesce(excluded.views, platform_figure.views), online = coalesce(excluded.online, platform_figure.online),
    likes = coalesce(excluded.likes, platform_figure.likes), at = excluded.at
where excluded.at > platform_figure.at
"""


class PostgresPlatformNotes:
    """Keeps what the platform said last."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def note(self, room_id: str, figures: PlatformFigures) -> None:
        """Pushes come late and twice: an older one changes nothing."""
        at = datetime.fromtimestamp(figures.at_ms / 1_000, UTC)
        async with self._database.transaction() as transaction:
            await transaction.execute(_NOTE, room_id, figures.views, figures.online, figures.likes, at)
