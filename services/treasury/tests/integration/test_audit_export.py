"""The auditor's export of a healthy database holds; each fault planted in it is found by a program of its own."""

import csv
import hashlib
import io
import json
import secrets
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import asyncpg
import pytest
from typer.testing import CliRunner

from deploy.audit.export import NotEmptyError, export
from deploy.audit.tables import TABLES
from deploy.local.__main__ import app
from deploy.local.stack import SERVICES
from loadtests.verify.leaks import personal_data_in
from services.treasury.domain.bank_line import Result
from services.treasury.domain.rulings import Outcome
from services.treasury.tests import builders as b
from services.treasury.tests.audit_plants import PLANTED, Planted
from services.treasury.tests.fake_bank import FakeBank
from services.treasury.tests.payout_story import NAME, account, approved, ask, asked
from services.treasury.tests.reconciliation_story import answered, played, reconciled, reconciling_of
from services.treasury.tests.settlement_story import PAYEE
from services.treasury.tests.worlds import RealWorld
from services.treasury.usecases.approve_clawback import approve_clawback
from services.treasury.usecases.approve_grant import approve_grant
from services.treasury.usecases.approve_ruling import approve_ruling
from services.treasury.usecases.draft_clawback import draft_clawback
from services.treasury.usecases.draft_grant import draft_grant
from services.treasury.usecases.draft_ruling import draft_ruling
from services.treasury.usecases.fetch_answers import fetch_answers
from shared.runtime.audit import note_head, record_act
from shared.runtime.migrate import migrate
from shared.runtime.postgres import Database
from shared.runtime.tokens import Principal
from shared.testing.officers import ANN, BO
from shared.testing.servers import Running

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
    dsn = postgres_server.server.url.rsplit("/", 1)[0] + f"/{name}"
    connection = await asyncpg.connect(dsn)
    for service in SERVICES:
        await connection.execute(f"create schema {service}")
        await connection.execute(f"set search_path = {service}")
        await migrate(connection, service)
    await connection.close()
    database = Database(dsn, name="test", settings={"search_path": "treasury"})
    await database.open()
    try:
        yield City(dsn, await told(database, tmp_path / "notes"), tmp_path / "notes")
    finally:
        await database.close()
        await admin.execute(f"drop database {name} with (force)")
        await admin.close()


async def told(database: Database, notes: Path) -> RealWorld:
    """The story of reconciliation, three acts of staff, and their heads noted."""
    world = RealWorld(database)
    async with world.books() as books:
        await b.funded(books)
    bank = await played(world)
    await ruled(world, bank)
    await clawed_back(world)
    assert (await reconciled(reconciling_of(world))).open == 0
    for subject in ("g1", "b1", "欧阳“秋”"):
        async with database.transaction() as transaction:
            await record_act(transaction, Principal("ann", "finance"), "grant.draft", subject, {"why": "核对, 无误\n"})
        await note_head(database, "treasury", notes)
    return world


async def ruled(world: RealWorld, bank: FakeBank) -> None:
    """A claim whose payment failed, the bank says after all that it paid, and two people find that it did."""
    async with world.books() as books:
        given: dict[str, Any] = {"campaign_id": "c1", "program_id": "p1", "amount_fen": 100, "pool_id": "pol"}
        await draft_grant(books, maker=ANN, grant_id="g8", terms=None, **given)
        await approve_grant(books, "g8", checker=BO, saw_amount_fen=100)
    await ask(world, asked("n2", policy_id="pol", pool_id="pol"))
    bank.fate["n2-1"] = Result.FAILED
    await approved(world, "b10")
    await answered(world, bank, "b10")
    await ask(world, asked("n2", 2, policy_id="pol", pool_id="pol"))
    bank.decide("n2-1", Result.PAID)
    bank.answer("b10")
    await fetch_answers(world.books, bank)
    async with world.books() as books:
        said = await books.rulings.contradiction("n2-1")
        assert said is not None
        given = {"outcome": Outcome.PAID, "reason": "银行已付", "saw_line_no": said.line_no}
        await draft_ruling(books, "n2-1", maker=ANN, **given)
    async with world.books() as books:
        await approve_ruling(books, "n2-1", checker=BO, saw_line_no=said.line_no, saw_outcome=Outcome.PAID)


async def clawed_back(world: RealWorld) -> None:
    async with world.books() as books:
        await draft_clawback(books, "n1-1", maker=ANN, reason="误付", saw_amount_fen=100)
        await approve_clawback(books, "n1-1", checker=BO, saw_amount_fen=100)


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
    assert manifest["files"]["audit_treasury.csv"]["rows"] == manifest["files"]["noted_heads.csv"]["rows"] == 3
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


async def test_faults_in_the_database_itself_are_found(city: City, tmp_path: Path) -> None:
    async with city.world.database.transaction() as transaction:
        await transaction.execute("set local session_replication_role = replica")
        await transaction.execute("delete from audit_entry where seq = 2")
        await transaction.execute("update transfer set amount_fen = 1 where event_id = 'redeemed-1'")
        await transaction.execute("update bank_line set amount_fen = 1 where payout_id = 'n1-1'")
    manifest = await export(city.dsn, city.notes, tmp_path / "export")
    assert datetime.fromisoformat(manifest["as_at"]).tzinfo == UTC
    code, verdict = recompute(tmp_path / "export")
    assert (code, verdict.count("✗")) == (1, 4)
