"""What one process of a run plays: its own slices of the stage, its own file of what its users were told."""

import random
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from loadtests.clients.history import HistoryFile
from loadtests.clients.till import Till
from loadtests.load.stage import Citizen, HeldVoucher, PreparedFiling, Stage, slice_of


class Part:
    """Things used once are handed out once, things to share turn and turn about; of what is not there, nothing."""

    def __init__(self, stage: Stage, index: int, processes: int) -> None:
        self.stage = stage
        self.dice = random.Random(f"{stage.stamp} {index}")
        folder = Path(stage.histories)
        name = f"load-{stage.stamp}-{index}.jsonl"
        self.history = HistoryFile(folder / name)
        self.fair_history = HistoryFile(folder / "fair" / name)
        rush, tills, filing, fair = stage.rush, stage.tills, stage.filing, stage.fair
        self.shoppers: Iterator[Citizen] = iter(slice_of(rush.citizens, index, processes) if rush else ())
        self.vouchers: Iterator[HeldVoucher] = iter(slice_of(tills.vouchers, index, processes) if tills else ())
        self.filings: Iterator[PreparedFiling] = iter(slice_of(filing.filings, index, processes) if filing else ())
        self.viewers: Iterator[Citizen] = iter(slice_of(fair.citizens, index, processes) if fair else ())
        self.tills: Iterator[tuple[str, Till]] = cycle(
            [(one.store_id, Till.of(one.key, tills.platform_key)) for one in tills.tills] if tills else ()
        )

    def flush(self) -> None:
        """Force what was told to disk."""
        self.history.flush()
        self.fair_history.flush()

    def close(self) -> None:
        """Nothing more is told."""
        self.history.close()
        self.fair_history.close()
