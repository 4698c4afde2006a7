"""Deliver notices (推送) to one merchant's system: in order, one after the other, each until it was received."""

import asyncio
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from services.redemption.domain.notice import (
    EXCHANGE_WITHIN_S,
    USUAL_PACE,
    Endpoint,
    EndpointState,
    Failure,
    Outcome,
    Pace,
    after,
    pause_s,
)
from services.redemption.domain.notice_address import Network
from services.redemption.usecases.check_address import check_address
from services.redemption.usecases.notice_ports import Deliveries, Receiver, Resolver
from shared.kernel.decision import Refused

TURN_NOTICES_MAX = 50  # then those who wait for a free place come first


@dataclass(frozen=True)
class Post:
    """What a delivery stands on."""

    deliveries: Deliveries
    resolver: Resolver
    receiver: Receiver
    allowed: Sequence[Network] = ()
    pace: Pace = USUAL_PACE
    within_s: float = EXCHANGE_WITHIN_S


async def deliver_notices(post: Post, merchant_id: str, is_stopping: Callable[[], bool]) -> Endpoint | None:
    """Send what is due to an endpoint now: what was asked for by hand once, the others until one is not received; the
    endpoint, if this suspended it.

    Only one is on its way at a time, or order would hang on which connection is the faster; and an attempt is noted
    after it was made, so whatever ends us in between sends the same bytes under the same key again.
    """
    turn = await post.deliveries.turn_of(merchant_id, TURN_NOTICES_MAX)
    if turn is None:
        return None
    for notice_no, body in turn.by_hand:
        if is_stopping():
            return None
        outcome = await _send(post, turn.endpoint.url, f"{merchant_id}-{notice_no}", body)
        if not await post.deliveries.note_by_hand(turn.endpoint, notice_no, outcome):
            return None
    endpoint = turn.endpoint
    for notice_no, body in turn.due:
        if is_stopping():
            return None
        outcome = await _send(post, endpoint.url, f"{merchant_id}-{notice_no}", body)
        then = after(endpoint, outcome, post.pace)
        pause = pause_s(then, post.pace, random.random())
        is_ours = await post.deliveries.note(endpoint, then, outcome, pause)
        if not is_ours or not outcome.is_received:
            return then if is_ours and then.state == EndpointState.SUSPENDED else None
        endpoint = then
    return None


async def _send(post: Post, url: str, key: str, body: str) -> Outcome:
    """One attempt: the name looked up anew, the address found is the one called; all of it within 5 s."""
    started = time.monotonic()
    try:
        async with asyncio.timeout(post.within_s):
            checked = await check_address(post.resolver, url, post.allowed)
            if not isinstance(checked, Refused):
                return await post.receiver.send(checked, key, body)
            failure = Failure.ADDRESS
    except TimeoutError:
        failure = Failure.TIMEOUT
    return Outcome(None, failure, int((time.monotonic() - started) * 1_000))
