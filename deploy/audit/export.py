"""The auditor's export (审计导出): one snapshot of all money and every act as plain CSV, and a program to recompute it.

The checkers' read-only role reads it. Rows stream from Postgres into the files, so memory stays flat. An auditor may
open them with a spreadsheet: no text begins a formula there (CSV injection, CWE-1236).
"""

import csv
import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import asyncpg

from deploy.audit.tables import TABLES

PROGRAM = Path(__file__).with_name("recompute.py")
MANIFEST, HEADS = "manifest.json", "noted_heads"
MARK = "'"
MARKED = "one ' more stands before a text that begins with ' or a blank, or that a spreadsheet may take for a formula"
# ' and blanks, = + - @, and all that is one of these by Unicode's compatibility (NFKC).
_SIGNS = "'\t\n\r =+-@\u207a\u207c\u208a\u208c\ufb29\ufe62\ufe63\ufe66\ufe6b\uff0b\uff0d\uff1d\uff20"
_TEXTS = frozenset({"text", "varchar", "json", "jsonb", "bpchar", "name"})


class NotEmptyError(Exception):
    """The folder holds something: an export is never mixed with another."""


async def export(dsn: str, notes: Path, folder: Path) -> dict[str, Any]:
    """Write everything into an empty folder and tell the manifest; raises NotEmptyError."""
    connection = await asyncpg.connect(dsn, server_settings={"timezone": "UTC", "application_name": "audit-export"})
    try:
        async with connection.transaction(isolation="repeatable_read", readonly=True):
            return await export_seen_by(connection, notes, folder)
    finally:
        await connection.close()


async def export_seen_by(connection: "asyncpg.Connection[Any]", notes: Path, folder: Path) -> dict[str, Any]:
    """Write what this transaction sees; its snapshot is taken with the first query, so begin it just before.

    The heads noted outside Postgres are read first: an act whose head was noted is in the snapshot, or is gone.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise NotEmptyError(str(folder))
    files = {f"{HEADS}.csv": _write_heads(folder / f"{HEADS}.csv", list(_heads(notes)))}
    as_at = await connection.fetchval("select clock_timestamp()")
    for name, query in TABLES.items():
        files[f"{name}.csv"] = await _copy(connection, await _marked(connection, query), folder / f"{name}.csv")
    manifest = {
        "form": "JINQIU-AUDIT-2", "as_at": as_at.isoformat(), "cells": MARKED, "files": dict(sorted(files.items())),
    }  # fmt: skip
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1))
    shutil.copy(PROGRAM, folder / PROGRAM.name)
    return manifest


async def _marked(connection: "asyncpg.Connection[Any]", query: str) -> str:
    """The query with a mark before each text that needs one; numbers stay as they are."""
    signs = ", ".join(str(ord(sign)) for sign in _SIGNS)
    cells = [
        f"case when ascii({name}::text) in ({signs}) then '{MARK * 2}' || {name} else {name}::text end as {name}"
        if kind in _TEXTS
        else name
        for name, kind in await _columns(connection, query)
    ]
    return f"select {', '.join(cells)} from ({query}) as plain"  # noqa: S608 - our own words


async def _columns(connection: "asyncpg.Connection[Any]", query: str) -> list[tuple[str, str]]:
    """Each column's name, quoted, and its type."""
    return [(f'"{one.name}"', one.type.name) for one in (await connection.prepare(query)).get_attributes()]


async def _copy(connection: "asyncpg.Connection[Any]", query: str, path: Path) -> dict[str, Any]:
    """Stream a query's rows into a file; how many they were, and the file's hash."""
    digest = hashlib.sha256()
    with path.open("wb") as file:

        async def write(data: bytes) -> None:
            digest.update(data)
            file.write(data)

        done = await connection.copy_from_query(query, output=write, format="csv", header=True, encoding="utf8")
    return {"rows": int(done.split()[-1]), "sha256": digest.hexdigest()}


def _heads(notes: Path) -> Iterator[tuple[str, str, str]]:
    """Service, number of the act, hash: as each worker notes them once a minute."""
    for path in sorted(notes.glob("*.audit-heads")):
        for line in path.read_text().splitlines():
            seq, digest = line.split()
            yield path.name.removesuffix(".audit-heads"), seq, digest


def _write_heads(path: Path, heads: list[tuple[str, str, str]]) -> dict[str, Any]:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([("service", "seq", "hash"), *heads])
    return {"rows": len(heads), "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
