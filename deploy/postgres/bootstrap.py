"""Make the database, a role and a schema for each service, and the checkers' read-only role; safe to run again.

Run as `python -m deploy.postgres.bootstrap` with JINQIU_SUPERUSER_DSN and JINQIU_ROLE_PASSWORD_FILE.
"""

import asyncio
import os
from pathlib import Path

import asyncpg

from deploy.local.stack import SERVICES

DATABASE = "jinqiu"
READER = "jinqiu_reader"


async def bootstrap(superuser_dsn: str, role_password: str) -> None:
    """Bring roles and schemas to where they must be; passwords are set anew each time."""
    connection = await asyncpg.connect(superuser_dsn)
    try:
        for role in (*SERVICES, READER):
            if not await connection.fetchval("select true from pg_roles where rolname = $1", role):
                await connection.execute(f"create role {role} login")
            await connection.execute(f"alter role {role} password '{role_password}' connection limit 60")
        if not await connection.fetchval("select true from pg_database where datname = $1", DATABASE):
            await connection.execute(f"create database {DATABASE}")
            await connection.execute(f"revoke all on database {DATABASE} from public")
    finally:
        await connection.close()
    connection = await asyncpg.connect(superuser_dsn, database=DATABASE)
    try:
        await connection.execute("revoke all on schema public from public")
        await connection.execute(f"grant connect on database {DATABASE} to {', '.join((*SERVICES, READER))}")
        for service in SERVICES:
            # Its own schema and nothing else; the reader sees every table there will ever be.
            await connection.execute(f"create schema if not exists {service} authorization {service}")
            await connection.execute(f"alter role {service} in database {DATABASE} set search_path = {service}")
            await connection.execute(f"grant usage on schema {service} to {READER}")
            await connection.execute(f"grant select on all tables in schema {service} to {READER}")
            await connection.execute(
                f"alter default privileges for role {service} in schema {service} grant select on tables to {READER}"
            )
            await connection.execute(
                f"alter default privileges for role {service} in schema {service} grant select on sequences to {READER}"
            )
    finally:
        await connection.close()


if __name__ == "__main__":
    asyncio.run(
        bootstrap(os.environ["JINQIU_SUPERUSER_DSN"], Path(os.environ["JINQIU_ROLE_PASSWORD_FILE"]).read_text())
    )
