"""Deliver a frame (推送): what came on the log of frames goes to everyone who follows its channel."""

import re
from typing import NamedTuple

import msgspec

from services.jobfair.usecases.fanout_ports import FanoutPort
from shared.contracts.fair_frames import FIGURES, RETRACTION, Retraction, RoomFrame, Wall
from shared.contracts.refusals import Code
from shared.kernel.decision import Refused

_CHANNEL = re.compile(r"(room|fair):[0-9a-z.-]{1,80}")
_room = msgspec.json.Decoder(RoomFrame)
_wall = msgspec.json.Decoder(Wall)
_retraction = msgspec.json.Decoder(Retraction)


class Told(NamedTuple):
    """A record of `jobfair.frames`."""

    event_id: int
    channel: str
    kind: str
    data: bytes


async def deliver_frame(fanout: FanoutPort, told: Told) -> Refused | None:
    """Hand it on, or say why a page could not read it; then nobody gets it, and all later ones go on."""
    matched = _CHANNEL.fullmatch(told.channel)
    if matched is None:
        return Refused(Code.MALFORMED, "no channel's key")
    try:
        at_ms = _read(matched[1], told)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        return Refused(Code.MALFORMED, type(error).__name__)
    fanout.publish(told.channel, told.kind, told.event_id, told.data, at_ms)
    return None


def _read(of: str, told: Told) -> int | None:
    """When the figures were made, None for a retraction; raises what msgspec says of anything else."""
    if told.kind == RETRACTION:
        _retraction.decode(told.data)
        return None
    if told.kind != FIGURES:
        raise msgspec.ValidationError("neither figures nor a retraction")
    return (_room if of == "room" else _wall).decode(told.data).at_ms
