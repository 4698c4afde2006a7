"""Traditional characters and their simplified ones, by OpenCC's table."""

from collections.abc import Mapping
from functools import cache
from itertools import chain

from opencc import OpenCC

_HAN = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0xF900, 0xFB00), range(0x20000, 0x2A6E0))


@cache
def simplified_characters() -> Mapping[str, str]:
    """Those that differ; one character for one, so that places in a text stay what they are."""
    han = [chr(point) for point in chain(*_HAN)]
    simple = OpenCC("t2s").convert("\n".join(han)).split("\n")
    return {one: other for one, other in zip(han, simple, strict=True) if one != other and len(other) == 1}
