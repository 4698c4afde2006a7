"""The stream map: every topic, who tells on it, who listens, how long it is kept."""

from typing import NamedTuple

from shared.contracts import (
    fair_records,
    identity_events,
    jobfair_events,
    redemption_events,
    subsidies_events,
    treasury_events,
    vouchers_events,
)
from shared.contracts.fact import Event

DAY_MS = 86_400_000


class Topic(NamedTuple):
    """One service's log as others read it.

    Records are keyed by entity; order holds within a key. What a consumer cannot apply goes to `parked_fact` of its
    own schema, the dead letter of every topic.
    """

    name: str
    producer: str
    key: str
    partitions: int
    retention_ms: int
    events: tuple[type[Event], ...]
    consumers: tuple[str, ...]


TOPICS: tuple[Topic, ...] = (
    Topic(
        name="identity.events",
        producer="identity",
        key="citizen or staff member",
        partitions=4,
        retention_ms=30 * DAY_MS,
        events=(
            identity_events.CitizenRegistered,
            identity_events.ConsentWithdrawn,
            identity_events.StaffAppointed,
            identity_events.StaffWithdrawn,
        ),
        consumers=(),
    ),
    Topic(
        name="treasury.events",
        producer="treasury",
        key="grant, payout, settlement or merchant",
        partitions=4,
        retention_ms=30 * DAY_MS,
        events=(
            treasury_events.GrantApproved,
            treasury_events.GrantClosed,
            treasury_events.PayoutPaid,
            treasury_events.PayoutFailed,
            treasury_events.PayoutClawedBack,
            treasury_events.SettlementMoved,
            treasury_events.MerchantHeld,
        ),
        consumers=("vouchers", "subsidies", "redemption"),
    ),
    Topic(
        name="vouchers.events",
        producer="vouchers",
        key="grant, round or stock",
        partitions=4,
        retention_ms=30 * DAY_MS,
        events=(
            vouchers_events.GrantAccepted,
            vouchers_events.GrantDeclined,
            vouchers_events.RoundScheduled,
            vouchers_events.RoundOpened,
            vouchers_events.RoundPaused,
            vouchers_events.RoundClosed,
            vouchers_events.VouchersIssued,
        ),
        consumers=("treasury", "redemption"),
    ),
    Topic(
        name="redemption.events",
        producer="redemption",
        key="voucher or merchant",
        partitions=4,
        retention_ms=30 * DAY_MS,
        events=(
            redemption_events.VoucherRedeemed,
            redemption_events.VoucherUndone,
            redemption_events.VoucherExpired,
            redemption_events.VoucherVoided,
            redemption_events.VoucherRefunded,
            redemption_events.DayListed,
            redemption_events.DayClosed,
        ),
        consumers=("treasury", "redemption"),
    ),
    Topic(
        name="subsidies.events",
        producer="subsidies",
        key="grant, pool, stock or fuel card",
        partitions=4,
        retention_ms=30 * DAY_MS,
        events=(
            subsidies_events.PolicyGrantAccepted,
            subsidies_events.PolicyGrantDeclined,
            subsidies_events.ClaimMoved,
            subsidies_events.PoolReturned,
            subsidies_events.SubsidyVouchersIssued,
            subsidies_events.FuelCardMoved,
        ),
        consumers=("treasury", "redemption"),
    ),
    Topic(
        name="jobfair.events",
        producer="jobfair",
        key="room",
        partitions=4,
        retention_ms=30 * DAY_MS,
        events=(
            jobfair_events.StageSet,
            jobfair_events.CardsPinned,
            jobfair_events.QuestionMoved,
            jobfair_events.ApplicationFiled,
            jobfair_events.ApplicationWithdrawn,
            jobfair_events.CommentReleased,
            jobfair_events.CommentRetracted,
        ),
        consumers=("jobfair",),
    ),
)


class Stream(NamedTuple):
    """A log that no outbox stands behind: its records are `shared/contracts/fair_records.py`'s."""

    name: str
    producer: str
    records: str
    key: str
    partitions: int
    settings: dict[str, str]
    consumers: tuple[str, ...]


_COMPACTED = {
    "cleanup.policy": "compact", "max.message.bytes": str(fair_records.RECORD_BYTES_MAX), "segment.bytes": "16777216",
    "min.cleanable.dirty.ratio": "0.2",
}  # fmt: skip
"""The newest of each key is kept; small segments, since only what is in a closed one is cleaned."""

STREAMS: tuple[Stream, ...] = (
    Stream(
        name=fair_records.INTERACTIONS,
        producer="jobfair-http, jobfair-worker",
        records="Record: what viewers did, in packs; the stage; what moderators did",
        key="room and partition",
        partitions=fair_records.PARTITIONS,
        settings={"retention.ms": str(30 * DAY_MS)},
        consumers=("jobfair-fold",),
    ),
    Stream(
        name=fair_records.SHARDS,
        producer="jobfair-fold",
        records="the fold's state, a shard of viewers a key: Faust's changelog",
        key="partition and shard",
        partitions=fair_records.PARTITIONS,
        settings=_COMPACTED,
        consumers=("jobfair-fold",),
    ),
    Stream(
        name=fair_records.PARTIALS,
        producer="jobfair-fold",
        records="Partial: all that a partition knows of a room",
        key="room and partition",
        partitions=1,
        settings=_COMPACTED | {"cleanup.policy": "compact,delete", "retention.ms": str(30 * DAY_MS)},
        consumers=("jobfair-worker",),
    ),
    Stream(
        name=fair_records.FRAMES,
        producer="jobfair-worker",
        records="JSON for browsers; the header `kind` is `figures` or `retraction`",
        key="room:<id> or fair:<id>",
        partitions=1,
        settings={"retention.ms": str(DAY_MS)},
        consumers=("jobfair-hub",),
    ),
)  # fmt: skip
"""A frame's offset is its event id, so frames have one partition. Partial figures are told again and again for as long
as a room is not over, so what is old is of rooms that the fold has forgotten."""

LOGS: tuple[Topic | Stream, ...] = (*TOPICS, *STREAMS)
"""All there is on the broker."""


def topic_of(service: str) -> Topic:
    """The one topic a service tells on."""
    return next(topic for topic in TOPICS if topic.producer == service)
