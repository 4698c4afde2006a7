"""Hooks for Schemathesis: each operation is called by turns by those who may call it, found out by asking.

Who is refused as such (403 FORBIDDEN) calls that operation no more; where all were, all go on. The tokens are in the
environment, by role.
"""

import json
import os
from collections import defaultdict
from itertools import count
from typing import Any

import schemathesis

TOKENS_VARIABLE = "JINQIU_TEST_TOKENS"
_tokens: dict[str, str] = json.loads(os.environ.get(TOKENS_VARIABLE, "{}"))
_refused: defaultdict[str, set[str]] = defaultdict(set)
_turns: defaultdict[str, "count[int]"] = defaultdict(count)


@schemathesis.hook
def before_call(_: Any, case: Any, __: Any) -> None:
    """The next caller's token."""
    operation = case.operation.label
    callers = [token for token in _tokens.values() if token not in _refused[operation]] or [*_tokens.values()]
    case.headers["Authorization"] = f"Bearer {callers[next(_turns[operation]) % len(callers)]}"


@schemathesis.hook
def after_call(_: Any, case: Any, response: Any) -> None:
    """Whether that caller has no business there."""
    if response.status_code == 403 and b'"FORBIDDEN"' in response.content:
        _refused[case.operation.label].add(case.headers["Authorization"].removeprefix("Bearer "))
