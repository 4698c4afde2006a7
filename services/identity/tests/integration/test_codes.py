"""The door of one-time codes as `main` wires it: in the clear only in a demo."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest

from deploy.local.servers import ROOT
from shared.runtime.keyfiles import make_missing_keys
from shared.testing.servers import Running, fresh_database

pytestmark = pytest.mark.integration

ASK_FOR_A_CODE = """
import asyncio, httpx
from services.identity.main import http

async def main() -> None:
    app = http()
    async with app.api.router.lifespan_context(app.api):
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://city") as client:
            answer = await client.post("/api/identity/v1/codes", json={"phone": "13900000001"})
    print(answer.status_code, answer.json().get("code"))

asyncio.run(main())
"""


@pytest.mark.parametrize(("demo", "answer"), [("0", "503 TEXTS_OFF"), ("1", "201 None")])
async def test_codes_are_kept_in_the_clear_by_a_demo_only(
    postgres_server: Running, tmp_path: Path, demo: str, answer: str
) -> None:
    make_missing_keys(tmp_path / "keys")
    async with fresh_database(postgres_server, "identity") as (_, dsn):
        told = {
            "JINQIU_POSTGRES_DSN": dsn, "JINQIU_KAFKA_BOOTSTRAP": "", "JINQIU_REDIS_URL": "", "JINQIU_IDENTITY_URL": "",
            "JINQIU_KEYS_DIR": str(tmp_path / "keys"), "JINQIU_NOTES_DIR": str(tmp_path / "notes"),
            "JINQIU_DEMO": demo, "PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"],
        }  # fmt: skip
        done = await asyncio.to_thread(
            subprocess.run, (sys.executable, "-c", ASK_FOR_A_CODE), env=told, cwd=ROOT, text=True, capture_output=True
        )
    assert done.stdout.splitlines()[-1] == answer, done.stderr
    assert (tmp_path / "notes" / "sms.txt").exists() == (demo == "1")
