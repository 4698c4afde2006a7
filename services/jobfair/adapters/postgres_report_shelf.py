"""What a report is made of, from Postgres, as one moment has it: the wall kept last, the minutes, names."""

import msgspec

from services.jobfair.adapters.postgres_live_rooms import read_clock
from services.jobfair.usecases.report_ports import Minute, RoomFigures
from shared.contracts.fair_frames import RoomWall
from shared.runtime.postgres import Database

_ROOM = """
select f.name as fair_name, f.host, r.clock, k.wall, k.is_final, k.at
from room_figure k join room r using (room_id) join fair f on f.fair_id = r.fair_id where k.room_id = $1
"""
_MINUTES = "select minute, version, counts from room_minute where room_id = $1 order by minute"
_COMPANIES = "select company_id, name from company where company_id = any($1)"
_JOBS = "select job_id, title from job_posting where job_id = any($1)"


class PostgresReportShelf:
    """`FigureShelf`: reads in one snapshot, so that a sheet's sums are those of its minutes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def figures_of(self, room_id: str) -> RoomFigures | None:
        """None while nothing was counted."""
        async with self._database.connection() as connection, connection.transaction(isolation="repeatable_read"):
            row = await connection.fetchrow(_ROOM, room_id)
            if row is None:
                return None
            wall = msgspec.json.decode(row["wall"], type=RoomWall)
            minutes = await connection.fetch(_MINUTES, room_id)
            companies = await connection.fetch(_COMPANIES, [one.company_id for one in wall.segments])
            jobs = await connection.fetch(_JOBS, [one.job_id for one in wall.hot_jobs])
        return RoomFigures(
            fair_name=row["fair_name"],
            host=row["host"],
            clock=read_clock(row["clock"]),
            wall=wall,
            at_ms=int(row["at"].timestamp() * 1_000),
            is_final=row["is_final"],
            minutes=[Minute(one["minute"], one["version"], tuple(one["counts"])) for one in minutes],
            companies=dict(tuple(one) for one in companies),
            jobs=dict(tuple(one) for one in jobs),
        )
