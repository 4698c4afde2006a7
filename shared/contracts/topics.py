"""The stream map: every topic, who tells on it, who listens, how long it is kept."""

from typing import NamedTuple

from shared.contracts import identity_events, redemption_events, subsidies_events, treasury_events, vouchers_events
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
)


def topic_of(service: str) -> Topic:
    """The one topic a service tells on."""
    return next(topic for topic in TOPICS if topic.producer == service)
