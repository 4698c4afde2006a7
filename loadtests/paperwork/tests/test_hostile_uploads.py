"""The corpus through the door that uploads go through: the child process that looks into one file."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from loadtests.paperwork.hostile import NAMES, hostile_file
from loadtests.paperwork.hostile_pdfs import good

ROOT = Path(__file__).parents[3]
CHILD = [sys.executable, "-m", "services.subsidies.adapters.document_child"]
WITHIN_S = 60


def look_into(content: bytes, folder: Path) -> tuple[dict[str, Any], bytes]:
    """What the child says and keeps; it ends well, and leaves neither a file nor a process behind."""
    environment = {"PATH": os.defpath, "PYTHONPATH": str(ROOT), "TMPDIR": str(folder)}
    with subprocess.Popen(
        CHILD, cwd=folder, env=environment, start_new_session=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        out, _ = child.communicate(content, WITHIN_S)
    assert child.returncode == 0
    assert not list(folder.iterdir())
    with pytest.raises(ProcessLookupError):
        os.killpg(child.pid, 0)
    line, _, kept = out.partition(b"\n")
    told = json.loads(line)
    assert told.pop("bytes", 0) == len(kept)
    return told, kept


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_file_is_refused_with_a_reason_or_kept_without_its_sting(name: str, tmp_path: Path) -> None:
    hostile = hostile_file(name)
    told, kept = look_into(hostile.content, tmp_path)
    assert "error" not in told  # the child knows what it is about
    if "problem" in told:
        assert (bool(told["problem"]), kept) == (True, b"")
    else:
        assert hostile.sting is not None
        assert kept
        assert hostile.sting not in kept


def test_a_good_file_is_kept_as_it_came(tmp_path: Path) -> None:
    told, kept = look_into(good(), tmp_path)
    assert told == {"type": "pdf", "pages": 1, "said": {"invoice_code": "113002200000"}}
    assert kept == good()
