"""The hub's wiring plan: a process of its own, of which there may be several; it serves frames and asks no database."""

from functools import partial

from services.jobfair.adapters.kafka_frames_in import KafkaFramesIn
from services.jobfair.adapters.memory_fanout import MemoryFanout
from services.jobfair.config import Config
from services.jobfair.entrypoints.hub import comment_routes, stream_routes
from services.jobfair.usecases.deliver_frame import deliver_frame
from shared.runtime.ending import ended_first
from shared.runtime.http_app import ServiceApp, build_http_app
from shared.runtime.open_files import allow_open_files
from shared.runtime.tokens import TokenVerifier

OTHER_FILES = 200
"""Of a hub that are no reader's: Kafka, the log, the library's own."""


def hub() -> ServiceApp:
    """Frames out to browsers."""
    config = Config()
    sockets_max = min(config.hub_sockets_max, allow_open_files(config.hub_sockets_max + OTHER_FILES) - OTHER_FILES)
    fanout = MemoryFanout(sockets_max)
    frames = KafkaFramesIn(config.kafka_bootstrap, partial(deliver_frame, fanout), fanout.start_over)
    return build_http_app(
        "jobfair",
        [comment_routes(fanout)],
        raw_routes=stream_routes(fanout, TokenVerifier(config.identity_url)),
        ready=frames.ready,
        resources=[fanout, frames, ended_first(fanout.end_all)],
        log_format=config.log_format,
        kind="hub",
    )
