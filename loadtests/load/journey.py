"""What all users have in common: they ask, name what came of it, and ask once more where nothing was decided."""

import time
from typing import Any, ClassVar, NamedTuple, TypeVar

import gevent
import msgspec
from locust import FastHttpUser
from locust.exception import StopUser

from loadtests.clients.gateway import ANSWER_WITHIN_S, Answer
from loadtests.clients.history import Act
from loadtests.load.figures import SEEN
from loadtests.load.outcomes import ARROW, Kind, is_to_be_repeated, outcome_of, pause_before_repeat_s
from loadtests.load.part import Part

T = TypeVar("T")
_encode = msgspec.json.encode
TOLD_MAX = 200
NOTHING = Answer(0, b"", {}, 0.0)


class Noted(NamedTuple):
    """What is written down of an act for `verify` to hear: its key is that of the request."""

    kind: str
    key: str
    who: str
    what: str


class Journey(FastHttpUser):
    """`part` is set once a process knows which of all it is, before its first user comes."""

    abstract = True
    network_timeout = ANSWER_WITHIN_S
    connection_timeout = ANSWER_WITHIN_S
    part: ClassVar[Part]

    def ask(
        self, act: str, method: str, target: str, *, value: Any = None, body: bytes = b"", token: str = "",
        key: str = "", headers: dict[str, str] | None = None,
    ) -> Answer:  # fmt: skip
        """One request, counted under what came of it; no answer has status 0."""
        headers = dict(headers or {})
        if value is not None:
            body, headers["Content-Type"] = _encode(value), "application/json"
        if token:
            headers.setdefault("Authorization", f"Bearer {token}")
        if key:
            headers["Idempotency-Key"] = key
        sending: Any = body or None  # bytes, whatever the library's own types say
        with self.client.request(method, target, data=sending, headers=headers, catch_response=True) as response:
            told = dict((response.headers or {}).items())
            took_ms = response.request_meta["response_time"]
            answer = Answer(response.status_code or 0, response.content or b"", told, took_ms)
            outcome = outcome_of(act, answer)
            response.request_meta["name"] = outcome.name
            if outcome.kind in {Kind.DONE, Kind.REFUSED}:
                response.success()
            else:
                response.failure(f"{outcome.kind}: {answer.body[:TOLD_MAX].decode(errors='replace')}")
        return answer

    def insist(self, act: str, method: str, target: str, *, noted: Noted | None = None, **asked: Any) -> Answer:
        """Ask, and where nothing was decided ask the same once more, when the answer says, and not all at once.

        What is noted is written down whatever comes of it, also when the user is sent home meanwhile.
        """
        if noted is not None:
            asked.setdefault("key", noted.key)
        answer = NOTHING
        try:
            answer = self.ask(act, method, target, **asked)
            if is_to_be_repeated(answer):
                gevent.sleep(pause_before_repeat_s(answer, self.part.dice.random()))
                answer = self.ask(act, method, target, **asked)
        finally:
            if noted is not None:
                self.part.history.note(_act(noted, answer))
        return answer

    def wrong(self, act: str, sentence: str) -> None:
        """Something that must not be, of which no single answer tells."""
        self._count(f"{act}{ARROW}unexpected: {sentence}", 0.0, AssertionError(sentence))

    def count(self, name: str, ms: float) -> None:
        """Something seen that is no answer to a request."""
        self._count(name, ms, None)

    def happens(self, share: float) -> bool:
        """Whether it is one of those times."""
        return self.part.dice.random() < share

    def one_or_stop(self, found: T | None) -> T:
        """What was handed out; a user for whom nothing is left goes home, and the report says so."""
        if found is None:
            self._count(f"{type(self).__name__.lower()}{ARROW}nothing left", 0.0, None)
            raise StopUser
        return found

    def _count(self, name: str, ms: float, error: Exception | None) -> None:
        self.environment.events.request.fire(
            request_type=SEEN, name=name, response_time=ms, response_length=0, exception=error, context={}
        )


def _act(noted: Noted, answer: Answer) -> Act:
    body = answer.body.decode() if answer.status == 201 else ""
    return Act(*noted, answer.status, answer.code, body, time.time(), answer.ms)
