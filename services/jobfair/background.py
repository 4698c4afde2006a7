"""The worker's part of jobfair's wiring plan: own facts forwarded, rooms moved, imports finished, figures merged."""

from functools import partial

from services.jobfair.adapters.file_show_keys import show_keys
from services.jobfair.adapters.kafka_frames_out import KafkaFramesOut
from services.jobfair.adapters.kafka_live_log import KafkaLiveLog
from services.jobfair.adapters.kafka_partials_in import KafkaPartialsIn
from services.jobfair.adapters.kafka_past import KafkaPast
from services.jobfair.adapters.opencc_characters import simplified_characters
from services.jobfair.adapters.postgres_board import PostgresBoards
from services.jobfair.adapters.postgres_catalogue import PostgresCatalogue
from services.jobfair.adapters.postgres_figures import PostgresFigureKeeper
from services.jobfair.adapters.postgres_held_texts import PostgresHeldTexts
from services.jobfair.adapters.postgres_rooms import PostgresRooms
from services.jobfair.adapters.postgres_show import PostgresShow
from services.jobfair.config import Config
from services.jobfair.domain.folded_text import Folding
from services.jobfair.entrypoints.catalogue_timers import FINISH_EVERY_S, finishing
from services.jobfair.entrypoints.consumers import LISTENS_TO, forwarding
from services.jobfair.entrypoints.merge import Merger
from services.jobfair.entrypoints.show_timers import MOVE_ROOMS_EVERY_S, moving_due_rooms
from services.jobfair.usecases.merge_ports import RoomBoards
from shared.runtime.postgres import Database
from shared.runtime.standard_roles import consumers
from shared.runtime.worker import Role, Timer


def background(config: Config, database: Database) -> list[Role]:
    """What goes on without anybody at a door."""
    log = KafkaLiveLog(config.kafka_bootstrap)
    facts = forwarding(PostgresRooms, PostgresHeldTexts, log)
    due = moving_due_rooms(database, partial(PostgresShow, seal=show_keys(config.keys_dir).seal))
    finish = finishing(database, partial(PostgresCatalogue, folding=Folding(simplified_characters())))
    return [
        log,
        *consumers("jobfair", config, database, LISTENS_TO, facts),
        Timer("jobfair:move_rooms", config.postgres_dsn, MOVE_ROOMS_EVERY_S, due),
        Timer("jobfair:finish_changes", config.postgres_dsn, FINISH_EVERY_S, finish),
        merger(config, database, PostgresBoards(database)),
    ]


def merger(config: Config, database: Database, boards: RoomBoards) -> Merger:
    """Partial figures summed to frames, walls and what is kept."""
    bootstrap = config.kafka_bootstrap
    return Merger(
        config.postgres_dsn,
        partial(KafkaPartialsIn, bootstrap),
        partial(KafkaFramesOut, bootstrap),
        boards,
        PostgresFigureKeeper(database),
        KafkaPast(bootstrap),
    )
