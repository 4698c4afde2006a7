"""The shapes of frames in the OpenAPI: they are msgspec's, since they are made once and encoded for all."""

from typing import Any

import msgspec

from services.jobfair.usecases.figure_ports import SegmentFigures, ShownMinute
from shared.contracts.fair_frames import Retraction, RoomFrame, Wall

_REF = "#/components/schemas/{name}"
_FRAMES = (Wall, RoomFrame, Retraction, SegmentFigures, ShownMinute)


def frame_schemas() -> dict[str, Any]:
    """By name, with all that they are made of."""
    return msgspec.json.schema_components(_FRAMES, ref_template=_REF)[1]


def answers_with(schema: dict[str, Any]) -> dict[str, Any]:
    """The part of a door's OpenAPI that says what it answers."""
    return {"responses": {"200": {"content": {"application/json": {"schema": schema}}}}}


def ref(name: str) -> dict[str, str]:
    """One of the shapes, by its name."""
    return {"$ref": _REF.format(name=name)}
