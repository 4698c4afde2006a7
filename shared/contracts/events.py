"""The envelope of every fact, and the table that names each type of fact."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

import msgspec

from shared.contracts.fact import Event
from shared.contracts.topics import TOPICS


class Envelope(msgspec.Struct, frozen=True):
    """A fact as it stands on a topic.

    `seq` is its number in the teller's outbox (grows along the service's whole log), `key` the entity whose facts keep
    their order, `data` the fact itself as JSON.
    """

    event_id: str
    type: str
    occurred_at: datetime
    key: str
    trace_id: str
    seq: int
    data: msgspec.Raw


class Fact(msgspec.Struct, frozen=True):
    """An envelope with its data read."""

    event_id: str
    type: str
    occurred_at: datetime
    key: str
    trace_id: str
    seq: int
    data: Event


EVENTS: Mapping[str, type[Event]] = MappingProxyType({event.TYPE: event for topic in TOPICS for event in topic.events})

_decoders = {name: msgspec.json.Decoder(event) for name, event in EVENTS.items()}
_envelope = msgspec.json.Decoder(Envelope)


def read_envelope(record: bytes) -> Envelope:
    """Read a record of a topic; raises msgspec.MsgspecError on anything that is no envelope."""
    return _envelope.decode(record)


def read_fact(envelope: Envelope) -> Fact | None:
    """The fact in an envelope, or None for a type this code does not know yet; raises msgspec.MsgspecError."""
    decoder = _decoders.get(envelope.type)
    if decoder is None:
        return None
    return Fact(
        envelope.event_id,
        envelope.type,
        envelope.occurred_at,
        envelope.key,
        envelope.trace_id,
        envelope.seq,
        decoder.decode(envelope.data),
    )
