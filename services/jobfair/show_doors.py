"""The show's part of jobfair's wiring plan: fairs, rooms, who is on stage, questions, applications."""

from collections.abc import Callable

from fastapi import APIRouter

from services.jobfair.entrypoints.application_desk import application_desk_routes
from services.jobfair.entrypoints.applications import application_routes
from services.jobfair.entrypoints.questions import question_desk_routes, question_routes
from services.jobfair.entrypoints.show import show_routes
from services.jobfair.entrypoints.show_desk import show_desk_routes
from services.jobfair.entrypoints.show_parts import ShowParts
from services.jobfair.entrypoints.stage import stage_routes
from services.jobfair.usecases.show_ports import Show, ViewerTokens
from shared.runtime.postgres import Connection, Database
from shared.runtime.tokens import TokenVerifier


def show_doors(
    database: Database,
    show: Callable[[Connection], Show],
    verifier: TokenVerifier,
    viewer_tokens: ViewerTokens,
    viewer_key: bytes,
    fingerprint: Callable[[bytes], str],
) -> list[APIRouter]:
    """For viewers, seekers, the bureau and moderators."""
    parts = ShowParts(database, show, verifier, viewer_tokens, viewer_key, fingerprint)
    return [
        show_routes(parts),
        show_desk_routes(parts),
        stage_routes(parts),
        question_routes(parts),
        question_desk_routes(parts),
        application_routes(parts),
        application_desk_routes(parts),
    ]
