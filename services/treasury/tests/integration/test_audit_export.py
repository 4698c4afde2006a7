"""The auditor's export of a healthy database holds; each fault planted in it is found by a program of its own."""

import csv
import hashlib
import importlib.util
import io
import json
import re
import secrets
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import asyncpg
import pytest
from typer.testing import CliRunner

from deploy.audit.export import PROGRAM, NotEmptyError, export, export_seen_by
from deploy.audit.tables import TABLES
from deploy.local.__main__ import app
from deploy.local.stack import SERVICES
from loadtests.verify.leaks import personal_data_in
from services.treasury import entrypoints
from services.treasury.tests.audit_plants import EDITED, INVENTED, PLANTED, Planted, Posted
from services.treasury.tests.audit_story import told
from services.treasury.tests.payout_story import NAME, account
from services.treasury.tests.settlement_story import PAYEE
from services.treasury.tests.worlds import RealWorld
from shared.runtime.audit import record_act
from shared.runtime.migrate import migrate
from shared.runtime.postgres import Database
from shared.runtime.tokens import Principal
from shared.testing.servers import Running, dsn_of

pytestmark = pytest.mark.integration


class City(NamedTuple):
    """All schemas in one database, treasury's with a story and acts in it."""

    dsn: str
    world: RealWorld
    notes: Path


@pytest.fixture
async def city(postgres_server: Running, tmp_path: Path) -> AsyncIterator[City]:
    name = f"t_{secrets.token_hex(6)}"
    admin = await asyncpg.connect(postgres_server.server.url)
    await admin.execute(f"create database {name}")
    dsn = dsn_of(postgres_server, name)
    connection = await asyncpg.connect(dsn)
    for service in SERVICES:
        await connection.execute(f"create schema {service}")
        await connection.execute(f"set search_path = {service}")
        await migrate(connection, service)
        # Names in the place of uuids, so that a plant says what it does.
        await connection.execute("alter table outbox alter column event_id type text")
    await connection.close()
    database = Database(dsn, name="test", settings={"search_path": "treasury"})
    await database.open()
    try:
        yield City(dsn, await told(database, tmp_path / "notes"), tmp_path / "notes")
    finally:
        await database.close()
        await admin.execute(f"drop database {name} with (force)")
        await admin.close()


@pytest.fixture
async def exported(city: City, tmp_path: Path) -> Path:
    await export(city.dsn, city.notes, tmp_path / "export")
    return tmp_path / "export"


def recompute(folder: Path) -> tuple[int, str]:
    """As an auditor does, with a Python that knows nothing of ours."""
    program = (sys.executable, "-I", "-S", str(folder / "recompute.py"))
    done = subprocess.run(program, cwd="/", capture_output=True, text=True, check=False, env={"PYTHONUTF8": "1"})
    assert done.stderr == ""
    return done.returncode, done.stdout


async def test_an_export_of_a_healthy_city_holds_everything_and_nothing_of_who_was_paid(exported: Path) -> None:
    code, verdict = recompute(exported)
    assert (code, verdict.splitlines()[-1]) == (0, "全部相符 / everything holds")
    assert "✗" not in verdict
    manifest = json.loads((exported / "manifest.json").read_text())
    assert set(manifest["files"]) == {f"{name}.csv" for name in TABLES} | {"noted_heads.csv"}
    assert manifest["files"]["payouts.csv"]["rows"] == 7
    assert manifest["files"]["audit_treasury.csv"]["rows"] == 26
    assert manifest["files"]["noted_heads.csv"]["rows"] == 1
    text = "".join(path.read_text() for path in exported.glob("*.csv"))
    assert list(personal_data_in(text)) == []
    for word in (NAME, account("n1-1"), PAYEE.name, PAYEE.account, "payee", "sealed"):
        assert word not in text


async def test_it_is_one_snapshot_of_all_schemas_that_the_read_only_role_can_take(city: City, tmp_path: Path) -> None:
    reader = f"r_{secrets.token_hex(4)}"
    admin = await asyncpg.connect(city.dsn)
    await admin.execute(f"create role {reader} login password 'p'")
    try:
        for service in SERVICES:
            await admin.execute(f"grant usage on schema {service} to {reader}")
            await admin.execute(f"grant select on all tables in schema {service} to {reader}")
        place = city.dsn.partition("@")[2] or city.dsn.partition("//")[2]
        await export(f"postgresql://{reader}:p@{place}", city.notes, tmp_path / "export")
    finally:
        await admin.execute(f"drop owned by {reader}")
        await admin.execute(f"drop role {reader}")
        await admin.close()
    assert recompute(tmp_path / "export")[0] == 0


async def test_an_export_is_never_mixed_with_another(city: City, exported: Path) -> None:
    with pytest.raises(NotEmptyError):
        await export(city.dsn, city.notes, exported)


async def test_the_command_tells_where_the_stack_is_not_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JINQIU_STATE_DIR", str(tmp_path))
    told = CliRunner().invoke(app, ["audit-export", str(tmp_path / "export")])
    assert (told.exit_code, told.stdout) == (1, "the stack is down; `make up` first\n")


async def test_every_planted_fault_is_found_and_said_in_words(exported: Path, tmp_path: Path) -> None:
    for planted in PLANTED:
        folder = shutil.copytree(exported, tmp_path / "forged", dirs_exist_ok=True)
        plant(folder, planted)
        code, verdict = recompute(folder)
        assert (code, planted.said in verdict) == (1, True), (planted.name, verdict)


def plant(folder: Path, planted: Planted) -> None:
    path = folder / f"{planted.file}.csv"
    with path.open(newline="") as file:
        reader = csv.DictReader(file)
        rows, names = list(reader), list(reader.fieldnames or [])
    planted.change(rows)
    made = io.StringIO(newline="")
    writer = csv.DictWriter(made, names, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(made.getvalue())
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["files"][path.name] = {"rows": len(rows), "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
    (folder / "manifest.json").write_text(json.dumps(manifest))


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda folder: (folder / "accounts.csv").write_text("account_id\n"), "accounts.csv was changed"),
        (lambda folder: (folder / "accounts.csv").unlink(), "accounts.csv is missing"),
        (lambda folder: (folder / "more.csv").touch(), "more.csv is not in the manifest"),
        (lambda folder: (folder / "manifest.json").write_text("{"), "no audit export can be read"),
    ],
)
async def test_files_other_than_those_of_the_manifest_are_found(
    exported: Path, spoil: Callable[[Path], object], said: str
) -> None:
    spoil(exported)
    code, verdict = recompute(exported)
    assert (code, said in verdict) == (1, True), verdict


async def test_every_edit_in_the_database_is_found_though_all_sums_hold(city: City, tmp_path: Path) -> None:
    plants = [(one.event_id, posted(one), one.said) for one in INVENTED]
    for number, (name, sql, said) in enumerate([*plants, *EDITED]):
        code, verdict = recompute(await planted_export(city, sql, tmp_path / str(number)))
        assert (code, said in verdict) == (1, True), (name, verdict)
        assert "cannot be read" not in verdict, (name, verdict)


def posted(one: Posted) -> str:
    """The transfer, and the balances as the database's own trigger moves them."""
    debit, credit = (
        f"(select account_id from account where (pool_id, kind) = {side})" for side in (one.out_of, one.into)
    )
    return f"""
        insert into transfer (event_id, line, debit_id, credit_id, amount_fen)
        values ('{one.event_id}', {one.line}, {debit}, {credit}, 1);
        update account set balance_fen = balance_fen - 1 where account_id = {debit};
        update account set balance_fen = balance_fen + 1 where account_id = {credit}"""


async def planted_export(city: City, sql: str, folder: Path) -> Path:
    """An export of the city as a transaction sees it that edits it so and is never committed."""
    editor = await asyncpg.connect(city.dsn, server_settings={"timezone": "UTC"})
    try:
        await editor.execute("begin")
        await editor.execute("set search_path = treasury; set session_replication_role = replica")
        await editor.execute("alter table account drop constraint account_check")
        await editor.execute(sql)
        await export_seen_by(editor, city.notes, folder)
    finally:
        await editor.close()
    return folder


async def test_no_text_begins_a_formula_and_the_program_reads_it_as_it_was(city: City, tmp_path: Path) -> None:
    """In an act's subject, whose hash holds only over the text as it was."""
    subjects = ("=1+1", "+1+1", "-x", "@SUM(A1)", "＝1+1", "'=1", " =1", "x")
    async with city.world.database.transaction() as transaction:
        for subject in subjects:
            await record_act(transaction, Principal("bo", "finance"), "merchant.hold", subject, {})
    await export(city.dsn, city.notes, tmp_path / "export")
    with (tmp_path / "export" / "audit_treasury.csv").open(newline="") as file:
        written = [row["subject"] for row in csv.DictReader(file)][-len(subjects) :]
    assert written == ["'=1+1", "'+1+1", "'-x", "'@SUM(A1)", "'＝1+1", "''=1", "' =1", "x"]
    with (tmp_path / "export" / "merchant_entries.csv").open(newline="") as file:
        assert "-40" in {row["amount_fen"] for row in csv.DictReader(file)}
    assert recompute(tmp_path / "export")[0] == 0


async def test_each_act_that_is_looked_for_is_one_of_the_doors() -> None:
    """Else every healthy export would break, or a renamed act would be looked for in vain."""
    spec = importlib.util.spec_from_file_location("recompute", PROGRAM)
    assert spec is not None
    assert spec.loader is not None
    program = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(program)
    doors = "".join(path.read_text() for path in Path(entrypoints.__file__).parent.glob("*.py"))
    for paper in program.PAPERS.values():
        for act in (*paper.drafts, paper.approval):
            assert f'act="{act}"' in doors
        for word in (*paper.drafted, *paper.seen):
            assert re.search(rf"\b{word}\b", doors), word
    assert 'act="bank_answer.hand_in"' in doors


async def test_faults_in_the_database_itself_are_found(city: City, tmp_path: Path) -> None:
    async with city.world.database.transaction() as transaction:
        await transaction.execute("set local session_replication_role = replica")
        await transaction.execute("delete from audit_entry where seq = 2")
        await transaction.execute("update transfer set amount_fen = 1 where event_id = 'redeemed-1'")
        await transaction.execute("update bank_line set amount_fen = 1 where payout_id = 'n1-1'")
    manifest = await export(city.dsn, city.notes, tmp_path / "export")
    assert datetime.fromisoformat(manifest["as_at"]).tzinfo == UTC
    code, verdict = recompute(tmp_path / "export")
    assert (code, verdict.count("✗")) == (1, 6)
