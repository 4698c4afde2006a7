"""Personal data where it must not be: valid ID numbers, phones, bank cards and VINs in logs, topics, Redis, columns.

A find is told by its place and kind, never by its value.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import asyncpg
import redis.asyncio
from stdnum import luhn
from stdnum.cn import ric
from stdnum.exceptions import ValidationError

from loadtests.paperwork.numbers import with_vin_check_digit

PLACES_TOLD_MAX = 20
_ALONE = r"(?<![0-9A-Za-z._-]){}(?![0-9A-Za-z_-])"
_ID_NUMBER = re.compile(_ALONE.format(r"[1-9][0-9]{5}(?:19|20)[0-9]{2}[01][0-9][0-3][0-9][0-9]{3}[0-9Xx]"))
_PHONE = re.compile(_ALONE.format(r"1[3-9][0-9]{9}"))
_CARD = re.compile(_ALONE.format(r"62[0-9]{14,17}"))
_VIN = re.compile(_ALONE.format(r"(?=[0-9]*[A-HJ-NPR-Z])[A-HJ-NPR-Z0-9]{17}"))
_ANY_IN_POSTGRES = r"[1-9][0-9]{5}(19|20)[0-9]{9}[0-9Xx]|1[3-9][0-9]{9}|62[0-9]{14,17}|[A-HJ-NPR-Z0-9]{17}"
_TEXT_COLUMNS = """
select table_schema, table_name, column_name from information_schema.columns
where table_schema = any($1) and (data_type in ('text', 'character varying', 'jsonb', 'json')
    or (data_type = 'ARRAY' and udt_name in ('_text', '_varchar')))
"""


def personal_data_in(text: str) -> Iterator[str]:
    """The kinds of valid personal data that stand in a text, one for each find."""
    yield from ("ID number" for match in _ID_NUMBER.findall(text) if _is_id_number(match.upper()))
    yield from ("phone" for _ in _PHONE.findall(text))
    yield from ("bank card" for match in _CARD.findall(text) if luhn.is_valid(match))
    yield from ("VIN" for match in _VIN.findall(text) if with_vin_check_digit(match) == match)


async def leaks(logs: Path, postgres_dsn: str, schemas: Iterable[str], redis_url: str) -> list[str]:
    """Where it stands, as sentences, at most some; topics are looked at where they are read."""
    found = [*_in_logs(logs)]
    found += [place async for place in _in_postgres(postgres_dsn, list(schemas))]
    found += [place async for place in _in_redis(redis_url)]
    return found[:PLACES_TOLD_MAX]


def _in_logs(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.log")):
        with path.open(errors="replace") as lines:
            for number, line in enumerate(lines, 1):
                yield from (f"a {kind} in {path.name}, line {number}" for kind in personal_data_in(line))


async def _in_postgres(dsn: str, schemas: list[str]) -> Any:
    connection = await asyncpg.connect(dsn)
    try:
        for schema, table, column in await connection.fetch(_TEXT_COLUMNS, schemas):
            query = f'select "{column}"::text from "{schema}"."{table}" where "{column}"::text ~ $1'  # noqa: S608
            rows = await connection.fetch(query, _ANY_IN_POSTGRES)
            kinds = [kind for row in rows for kind in personal_data_in(row[0])]
            for kind in dict.fromkeys(kinds):
                yield f"{kinds.count(kind)} times a {kind} in {schema}.{table}.{column}"
    finally:
        await connection.close()


async def _in_redis(url: str) -> Any:
    client: Any = redis.asyncio.from_url(url, decode_responses=True, encoding_errors="replace")
    try:
        async for key in client.scan_iter(count=1_000):
            kinds = list(personal_data_in(f"{key} {await _value(client, key)}"))
            if kinds:
                yield f"a {kinds[0]} in Redis"
    finally:
        await client.aclose()


async def _value(client: Any, key: str) -> Any:
    match await client.type(key):
        case "string":
            return await client.get(key)
        case "hash":
            return await client.hgetall(key)
        case "list":
            return await client.lrange(key, 0, -1)
        case "set":
            return await client.smembers(key)
        case "zset":
            return await client.zrange(key, 0, -1)
    return ""


def _is_id_number(text: str) -> bool:
    try:
        return bool(ric.calc_check_digit(text) == text[-1] and ric.get_birth_date(text))
    except ValidationError:
        return False
