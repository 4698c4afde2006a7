"""Every test: `python -m loadtests.tests`.

Those that need no stack first, and meanwhile the campaign is played that the others find on theirs: it waits for its
business days more than for the processor.
"""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from deploy.local.servers import ROOT
from deploy.local.state import State
from loadtests.tests.stack import VARIABLE, a_state, play

WITHOUT_A_STACK = ("pytest", "-q", "-n", "2", "--dist", "loadgroup", "-m", "not e2e", "--cov", "--cov-report=")
COVERED = ("coverage", "report", "--fail-under=100", "--skip-covered")
ON_THE_STACK = ("pytest", "-q", "-m", "e2e")


def main() -> int:
    """The exit status: 0 when all passed."""
    with a_state() as state, ThreadPoolExecutor(1) as beside:
        played = beside.submit(play, state)
        failed = _run(state, WITHOUT_A_STACK) or _run(state, COVERED)
        played.result()
        return failed or _run(state, ON_THE_STACK)


def _run(state: State, command: tuple[str, ...]) -> int:
    environment = {**os.environ, VARIABLE: str(state.folder)}
    return subprocess.run((sys.executable, "-m", *command), cwd=ROOT, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
