"""What the fold needs from outside: where images are kept, the log it has passed already, who is told the figures."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from services.jobfair.domain.partition_fold import WEIGHT_PER_IMAGE, Image, PartitionFold
from shared.contracts.fair_records import Partial


class Images(Protocol):
    """Shards as they were written down; any that was ever written may be found."""

    def of(self, partition: int) -> Sequence[Image]: ...
    def keep(self, partition: int, image: Image) -> None:
        """Write it down, in the course of a record of this partition."""
        ...


class PastRecords(Protocol):
    """The live log itself, read beside the group."""

    async def end(self, partition: int) -> int:
        """The offset that the next record will get."""
        ...

    def read(self, partition: int, first: int, end: int) -> AsyncIterator[tuple[int, bytes]]:
        """The records from `first` on that still exist, up to the one before `end`."""
        ...


class Partials(Protocol):
    """Figures by room and partition, each replacing the one before."""

    async def tell(self, partials: Sequence[Partial]) -> None: ...


@dataclass(slots=True)
class FoldWork:
    """A worker's fold: the partitions that are its own now, and what they need."""

    images: Images
    past: PastRecords
    partials: Partials
    folds: dict[int, PartitionFold] = field(default_factory=dict)
    weight_per_image: int = WEIGHT_PER_IMAGE
