"""Every door says in its OpenAPI what it answers: pages are typed by it, and an answer without a shape is `unknown`."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from shared.runtime.keyfiles import make_missing_keys

ROOT = Path(__file__).parents[2]
APPS = (
    *(f"services.{path.parent.name}.main:http" for path in sorted(ROOT.glob("services/*/main.py"))),
    "services.jobfair.hub:hub",
)
WITHOUT_SHAPE = {"/api/identity/v1/keys"}
"""A JWKS, whose shape is RFC 7517's."""
_PRINT = """
import importlib, json, sys
module, _, factory = sys.argv[1].partition(":")
print(json.dumps(getattr(importlib.import_module(module), factory)().api.openapi()))
"""


@pytest.mark.parametrize("app", APPS)
def test_every_answer_in_json_has_a_shape(app: str, tmp_path: Path) -> None:
    bare = [place for place, schema in _answers(_openapi(app, tmp_path)) if not _has_shape(schema)]
    assert [place for place in bare if place[1] not in WITHOUT_SHAPE] == []


def _openapi(app: str, folder: Path) -> dict[str, Any]:
    """The OpenAPI of an application that is built and never started."""
    make_missing_keys(folder)
    told = {
        "JINQIU_POSTGRES_DSN": "postgresql://nobody@127.0.0.1:1/none", "JINQIU_KAFKA_BOOTSTRAP": "127.0.0.1:1",
        "JINQIU_REDIS_URL": "redis://127.0.0.1:1", "JINQIU_IDENTITY_URL": "http://127.0.0.1:1",
        "JINQIU_KEYS_DIR": str(folder), "JINQIU_NOTES_DIR": str(folder), "JINQIU_DOCUMENTS_URL": folder.as_uri(),
        "JINQIU_DEMO": "1",
    }  # fmt: skip
    done = subprocess.run(
        (sys.executable, "-c", _PRINT, app), cwd=ROOT, env={**os.environ, **told}, text=True, timeout=60, check=True,
        stdout=subprocess.PIPE,
    )  # fmt: skip
    told_of: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told_of


def _answers(openapi: dict[str, Any]) -> list[tuple[tuple[str, str], dict[str, Any]]]:
    return [
        ((method.upper(), path), answer["content"]["application/json"].get("schema") or {})
        for path, doors in openapi["paths"].items()
        for method, door in doors.items()
        for status, answer in door["responses"].items()
        if status.startswith("2") and "application/json" in answer.get("content", {})
    ]


def _has_shape(schema: dict[str, Any]) -> bool:
    if schema.get("type") == "array":
        return _has_shape(schema.get("items", {}))
    return any(name in schema for name in ("$ref", "anyOf", "allOf", "properties"))
