"""Ids are lower-case UUID text; those made here are random and carry no meaning."""

from uuid import uuid4


def new_id() -> str:
    """A new random id."""
    return str(uuid4())
