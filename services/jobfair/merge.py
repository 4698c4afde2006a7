"""The merge's wiring plan, apart from `main`, whose worker runs it."""

from functools import partial

from services.jobfair.adapters.kafka_frames import KafkaFrames
from services.jobfair.adapters.kafka_partial_log import KafkaPartialLog
from services.jobfair.adapters.kafka_past import KafkaPast
from services.jobfair.adapters.postgres_figures import PostgresFigureKeeper
from services.jobfair.config import Config
from services.jobfair.entrypoints.merge import Merger
from services.jobfair.usecases.merge_ports import RoomBoards
from shared.runtime.postgres import Database


def merger(config: Config, database: Database, boards: RoomBoards) -> Merger:
    """Partial figures summed to frames, walls and what is kept."""
    bootstrap = config.kafka_bootstrap
    return Merger(
        config.postgres_dsn,
        partial(KafkaPartialLog, bootstrap),
        partial(KafkaFrames, bootstrap),
        boards,
        PostgresFigureKeeper(database),
        KafkaPast(bootstrap),
    )
