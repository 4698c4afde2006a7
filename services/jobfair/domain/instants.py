"""Instants of a show are whole milliseconds: so they are the same in Postgres, in the records and on a page."""

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


def ms_of(instant: datetime) -> int:
    """Unix milliseconds, what is finer left out."""
    return (instant - _EPOCH) // _MILLISECOND


def to_the_ms(instant: datetime) -> datetime:
    """The same instant without what is finer than a millisecond, in UTC."""
    return _EPOCH + ms_of(instant) * _MILLISECOND
