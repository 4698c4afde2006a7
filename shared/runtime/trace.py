"""The trace id that ties a request, its facts and its logs together."""

from collections.abc import Iterable
from contextvars import ContextVar
from random import getrandbits

_current: ContextVar[str] = ContextVar("trace_id", default="")


def new_trace_id() -> str:
    """32 hex digits, as W3C trace context wants them. It tells acts apart and may be guessed."""
    return f"{getrandbits(128):032x}"


def current_trace_id() -> str:
    """The trace of the running act; a new one outside any."""
    return _current.get() or new_trace_id()


def trace_of_all(trace_ids: Iterable[str]) -> str:
    """The trace of what is done for all of these at once: theirs if it is one, else a new one and nobody's."""
    distinct = set(trace_ids)
    return distinct.pop() if len(distinct) == 1 else new_trace_id()


def set_trace_id(trace_id: str) -> None:
    """Bind the rest of this task to a trace."""
    _current.set(trace_id)
