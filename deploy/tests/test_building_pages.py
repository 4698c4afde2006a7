"""The portal's pages as they are built, with an npm that makes one small page."""

import shutil
import subprocess
from pathlib import Path

import pytest

from deploy.nginx.render import PAGES

BUILD = PAGES.parents[1] / "build.sh"
_NPM = """#!/bin/sh
# Built is what `page` says, where `--outDir` says or in `dist`; it is too large where it says so.
case "$*" in
ci*) mkdir node_modules ;;
*build*)
    folder=dist
    while [ $# -gt 0 ]; do
        [ "$1" != --outDir ] || folder=$2
        shift
    done
    mkdir -p "$folder" && cp page "$folder/index.html" ;;
*sizes*) ! grep -rq "too large" dist* ;;
esac
"""


@pytest.fixture
def web(tmp_path: Path) -> Path:
    made = tmp_path / "services/portal/web"
    made.mkdir(parents=True)
    shutil.copy(BUILD, made.parent)
    (made / "package-lock.json").write_text("{}")
    npm = tmp_path / ".venv/bin/npm"
    npm.parent.mkdir(parents=True)
    npm.write_text(_NPM)
    npm.chmod(0o755)
    return made


def built(web: Path, page: str) -> bool:
    """Whether it was built, and within its size."""
    (web / "page").write_text(page)
    return subprocess.run(["sh", str(web.parent / "build.sh")], check=False).returncode == 0


def test_pages_beyond_their_size_leave_those_that_are_served_whole(web: Path) -> None:
    assert built(web, "first")
    assert not built(web, "too large")
    assert (web / "dist/index.html").read_text() == "first"
    assert not built(web, "too large")
    assert built(web, "second")
    assert (web / "dist/index.html").read_text() == "second"
    assert not (web / "dist.new").exists()


def test_nothing_is_built_again_when_nothing_changed(web: Path) -> None:
    assert built(web, "first")
    (web / "dist/index.html").write_text("as it was")
    assert built(web, "first")
    assert (web / "dist/index.html").read_text() == "as it was"
