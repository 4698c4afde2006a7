"""The live doors' part of jobfair's wiring plan: interactions in, the platform's pushes, moderators' desks."""

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from functools import partial
from typing import Any, NamedTuple

from fastapi import APIRouter

from services.jobfair.adapters.aho_lexicon import AhoLexicon
from services.jobfair.adapters.hmac_viewer_tokens import HmacViewerTokens
from services.jobfair.adapters.kafka_live_log import KafkaLiveLog
from services.jobfair.adapters.memory_pacing import MemoryPacing
from services.jobfair.adapters.postgres_live_rooms import PostgresLiveRooms
from services.jobfair.adapters.postgres_moderation import PostgresModeration, PostgresModerationShelf
from services.jobfair.adapters.postgres_platform_notes import PostgresPlatformNotes
from services.jobfair.adapters.postgres_room_jobs import PostgresRoomJobs
from services.jobfair.adapters.postgres_texts import Ask, PostgresTexts
from services.jobfair.adapters.redis_chatter import RedisChatter
from services.jobfair.config import Config
from services.jobfair.domain.platform_push import push_secret
from services.jobfair.domain.viewer import platform_viewer
from services.jobfair.entrypoints import interactions, platform_door
from services.jobfair.entrypoints.live_openapi import INTERACTIONS, PUSHES
from services.jobfair.entrypoints.moderation_desk import moderation_desk_routes
from services.jobfair.entrypoints.packing import Packing
from services.jobfair.entrypoints.platform_desk import platform_desk_routes
from services.jobfair.entrypoints.viewer_tokens import viewer_routes
from services.jobfair.entrypoints.word_desk import word_routes
from services.jobfair.usecases.ask_question import ask_question
from services.jobfair.usecases.interaction_ports import Ingest, KeptText, LiveRoom
from services.jobfair.usecases.receive_interactions import receive_interactions
from services.jobfair.usecases.show_ports import Show
from shared.runtime.http_app import RawRoute
from shared.runtime.keyfiles import Keyring, load_keyring
from shared.runtime.postgres import Connection, Database
from shared.runtime.tokens import TokenVerifier

LARGE_BODIES = {
    r"/api/jobfair/v1/rooms/[^/]+/interactions": interactions.BODY_BYTES_MAX,
    r"/api/jobfair/v1/platform/[^/]+/pushes": platform_door.BODY_BYTES_MAX,
}


class LiveDoors(NamedTuple):
    """What the application is given of them."""

    routers: list[APIRouter]
    raw_routes: list[RawRoute]
    large_bodies: dict[str, int]
    resources: Sequence[AbstractAsyncContextManager[Any]]


def live_doors(
    config: Config, database: Database, show: Callable[[Connection], Show], verifier: TokenVerifier, viewers: Keyring
) -> LiveDoors:
    """`show` is the show as one transaction sees it: questions are its own. `viewers` is the key of viewers."""
    pushes = load_keyring(config.keys_dir, "platform_push").newest
    rooms, lexicon = PostgresLiveRooms(database), AhoLexicon(database)
    live_log, chatter = KafkaLiveLog(config.kafka_bootstrap), RedisChatter(config.redis_url)
    receive = partial(
        receive_interactions,
        Ingest(
            Packing(live_log),
            lexicon,
            chatter,
            PostgresTexts(database, _asking(show)),
            MemoryPacing(),
            PostgresRoomJobs(database),
        ),
    )
    tokens, shelf = HmacViewerTokens(viewers), PostgresModerationShelf(database)

    def secret_of(room: LiveRoom) -> str:
        return push_secret(pushes, room.room_id, room.push_issue)

    page = interactions.InteractionsDoor(tokens.read, rooms, receive)
    platform = platform_door.PlatformDoor(
        rooms, secret_of, partial(platform_viewer, viewers.newest), receive, PostgresPlatformNotes(database)
    )
    return LiveDoors(
        [
            viewer_routes(rooms, viewers.newest, tokens.mint, verifier),
            moderation_desk_routes(database, PostgresModeration, shelf, verifier),
            word_routes(database, PostgresModeration, shelf, lexicon.simplify, verifier),
            platform_desk_routes(database, PostgresModeration, partial(push_secret, pushes), verifier),
        ],
        [
            RawRoute(interactions.PATH, "POST", page, INTERACTIONS),
            RawRoute(platform_door.PATH, "POST", platform, PUSHES),
        ],
        LARGE_BODIES,
        [live_log, chatter],
    )


def _asking(show: Callable[[Connection], Show]) -> Ask:
    async def ask(transaction: Connection, room_id: str, one: KeptText) -> None:
        asked = show(transaction)
        await ask_question(
            asked, question_id=one.text_id, room_id=room_id, viewer=one.viewer, text=one.text, held=one.held
        )

    return ask
