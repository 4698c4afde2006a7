"""All doors of the show."""

from fastapi import APIRouter

from services.jobfair.entrypoints.application_desk import application_desk_routes
from services.jobfair.entrypoints.applications import application_routes
from services.jobfair.entrypoints.questions import question_desk_routes, question_routes
from services.jobfair.entrypoints.show import show_routes
from services.jobfair.entrypoints.show_desk import show_desk_routes
from services.jobfair.entrypoints.show_parts import ShowParts
from services.jobfair.entrypoints.stage import stage_routes


def show_routers(parts: ShowParts) -> list[APIRouter]:
    """For viewers, seekers, the bureau and moderators."""
    return [
        show_routes(parts),
        show_desk_routes(parts),
        stage_routes(parts),
        question_routes(parts),
        question_desk_routes(parts),
        application_routes(parts),
        application_desk_routes(parts),
    ]
