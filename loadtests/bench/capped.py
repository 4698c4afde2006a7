"""The claim door with another bound on its batches, for the sweep only; granian starts it by name, as the real one.

The bound is a constant of the door, with its reason; so it is changed here before the door is put together.
"""

import os
from importlib import import_module
from typing import Any

from deploy.local.stack import CLAIM_DOOR


def claims() -> Any:
    """The door; BENCH_BATCH_MAX is the bound. Raises KeyError when the door has none of that name any more."""
    batches = vars(import_module("services.vouchers.entrypoints.batches"))
    batches["BATCH_MAX"] = batches["BATCH_MAX"] and int(os.environ["BENCH_BATCH_MAX"])
    module, _, factory = CLAIM_DOOR.partition(":")
    return getattr(import_module(module), factory)()
