"""`make verify`: judge the promises on the running stack; exit 1 when one is broken, 2 when nothing can be judged."""

import asyncio
import sys

from rich.console import Console
from rich.table import Table

from deploy.local.state import current_state
from loadtests.verify.run import NothingToJudgeError, verify


def main() -> int:
    """Print a verdict for each promise."""
    try:
        verdicts = asyncio.run(verify(current_state()))
    except (FileNotFoundError, OSError) as error:
        Console().print(f"[red]no running stack: {error}; `make up` first[/red]")
        return 2
    except NothingToJudgeError:
        Console().print("nothing to judge: no fact, no posting, no answer yet; `make demo` plays a campaign")
        return 2
    table = Table("", "promise", "verdict", "detail")
    for one in verdicts:
        table.add_row(one.promise, one.name, "[green]holds[/green]" if one.ok else "[red]BROKEN[/red]", one.detail)
    Console().print(table)
    return 0 if all(one.ok for one in verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())
