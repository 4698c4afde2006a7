"""The envelope of every fact, and the table that names each type of fact."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

import msgspec

from shared.contracts import identity_events, redemption_events, subsidies_events, treasury_events, vouchers_events
from shared.contracts.fact import Event


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


def _by_type(*modules: object) -> Mapping[str, type[Event]]:
    found = {
        event.TYPE: event
        for module in modules
        for event in vars(module).values()
        if isinstance(event, type) and issubclass(event, Event) and event is not Event
    }
    return MappingProxyType(found)


EVENTS: Mapping[str, type[Event]] = _by_type(
    identity_events, treasury_events, vouchers_events, redemption_events, subsidies_events
)

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
