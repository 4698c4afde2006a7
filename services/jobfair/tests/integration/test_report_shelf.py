"""The report's shelf on real Postgres: what the merge kept, with the names that stand beside it."""

import msgspec
import pytest

from services.jobfair.adapters.postgres_report_shelf import PostgresReportShelf
from services.jobfair.tests.report_fakes import ORIGIN_MS, ROOM, WALL
from services.jobfair.usecases.report_ports import Minute
from shared.testing.servers import Running, fresh_database

pytestmark = pytest.mark.integration

_SHOW = """
insert into fair values ('f1', '职就未来', '人社局', now(), now() + interval '1 day');
insert into room (room_id, fair_id, name, opens_at, origin_at, closes_at, clock) values
    ('r1', 'f1', '主会场', now(), now(), now() + interval '1 hour', '{clock}'),
    ('r2', 'f1', '分会场', now(), now(), now() + interval '1 hour', '{clock}');
insert into company (company_id, fair_id, uscc, name) values ('c1', 'f1', 'u1', '养元'), ('c9', 'f1', 'u9', '别家');
insert into room_minute (room_id, minute, counts, is_closed, version) values
    ('r1', 1, '{{1,2,3,4,5,6,7}}', true, 3), ('r1', -1, '{{9,0,0,0,0,0,0}}', true, 1),
    ('r2', 0, '{{1,1,1,1,1,1,1}}', true, 1);
"""
_FIGURE = "insert into room_figure values ('r1', 'f1', $1, '{}', true, to_timestamp($2 / 1000.0))"


async def test_a_room_has_its_figures_minutes_and_names(postgres_server: Running) -> None:
    async with fresh_database(postgres_server, "jobfair") as (database, _):
        shelf = PostgresReportShelf(database)
        async with database.connection() as connection:
            await connection.execute(_SHOW.format(clock=f'{{"origin_ms": {ORIGIN_MS}, "speed": 40}}'))
            await connection.execute(_FIGURE, msgspec.json.encode(WALL).decode(), ROOM.at_ms)
        found = await shelf.figures_of("r1")
        assert found is not None
        assert (found.fair_name, found.host, found.wall, found.at_ms, found.is_final) == (
            "职就未来", "人社局", WALL, ROOM.at_ms, True
        )  # fmt: skip
        assert (found.clock.origin_ms, found.clock.speed, found.clock.beat_ms) == (ORIGIN_MS, 40, 45_000)
        assert found.minutes == [Minute(-1, 1, (9, 0, 0, 0, 0, 0, 0)), Minute(1, 3, (1, 2, 3, 4, 5, 6, 7))]
        assert found.companies == {"c1": "养元"}
        assert await shelf.figures_of("r2") is None
