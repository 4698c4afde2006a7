"""What each service's doors are, as files that the portal's typed clients are made of.

`python -m services.portal.openapi` writes `web/openapi/*.json` from the services as they are wired; with `--check` it
only says which are no longer true, and exits 1. Nothing is started, no server is asked; keys are made for the moment.
"""

import json
import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

from shared.contracts.refusals import REFUSALS
from shared.runtime.keyfiles import make_missing_keys

FOLDER = Path(__file__).parent / "web" / "openapi"
SERVICES = ("identity", "treasury", "vouchers", "redemption", "subsidies", "jobfair")


def openapi_files() -> dict[str, str]:
    """Name and text of every file that follows from today's code."""
    with tempfile.TemporaryDirectory() as folder:
        make_missing_keys(Path(folder))
        os.environ.update(_environment(folder))
        # By name, because services never import one another; here they only tell what they are.
        documents = {service: import_module(f"services.{service}.main").http().api.openapi() for service in SERVICES}
    refusals = {str(code): {"title": entry.title, "next_step": entry.next_step} for code, entry in REFUSALS.items()}
    return {f"{name}.json": _text(document) for name, document in documents.items()} | {
        "refusals.json": _text(refusals)
    }


def main(*, check: bool) -> int:
    """Write them, or with `check` name those that are stale."""
    files = openapi_files()
    stale = [name for name, text in files.items() if _there(name) != text]
    if not check:
        for name in stale:
            (FOLDER / name).write_text(files[name])
        return 0
    for name in stale:
        sys.stderr.write(f"stale: services/portal/web/openapi/{name}; mend it with: make api\n")
    return 1 if stale else 0


def _there(name: str) -> str:
    file = FOLDER / name
    return file.read_text() if file.exists() else ""


def _environment(keys_folder: str) -> dict[str, str]:
    names = ("POSTGRES_DSN", "KAFKA_BOOTSTRAP", "REDIS_URL", "IDENTITY_URL", "NOTES_DIR")
    nowhere = {f"JINQIU_{name}": "redis://nowhere.invalid/0" for name in names}
    return nowhere | {
        "JINQIU_KEYS_DIR": keys_folder,
        "JINQIU_DOCUMENTS_URL": Path(keys_folder).as_uri(),
        "JINQIU_DEMO": "1",
        "JINQIU_LOG_FORMAT": "json",
    }


def _text(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv))
