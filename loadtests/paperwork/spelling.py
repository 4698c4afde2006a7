"""Spelling tricks (变体写法): the same number written so that it looks like another one to a careless program."""

from collections.abc import Callable, Mapping

TRICKS: Mapping[str, Callable[[str], str]] = {
    "as_it_is": lambda text: text,
    "full_width": lambda text: "".join(chr(ord(letter) + 0xFEE0) for letter in text),
    "lower_case": str.lower,
    "spaced": lambda text: f" {text[:4]} {text[4:7]}-{text[7:]} ",
    "look_alikes": lambda text: text.replace("0", "O").replace("1", "I"),
}
"""Each trick by name; all but the first change a text that they can be played on."""

PLAYED_ON: Mapping[str, frozenset[str]] = {
    "vin": frozenset(TRICKS),
    "invoice_code": frozenset({"as_it_is", "full_width", "spaced", "look_alikes"}),
    "invoice_number": frozenset({"as_it_is", "full_width", "spaced", "look_alikes"}),
    "national_id": frozenset({"as_it_is", "full_width", "lower_case", "spaced"}),
    "uscc": frozenset({"as_it_is", "full_width", "lower_case", "spaced"}),
}
"""The tricks that leave the meaning of a kind of field as it was."""


def spell(trick: str, kind: str, text: str) -> str:
    """The text under this trick, or as it is where the trick would change its meaning."""
    return TRICKS[trick](text) if trick in PLAYED_ON.get(kind, frozenset()) else text
