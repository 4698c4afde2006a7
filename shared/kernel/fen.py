"""Money is integer fen (分): 1 yuan = 100 fen. Yuan exist only where people read or type them."""

from decimal import Decimal, InvalidOperation
from typing import NewType

Fen = NewType("Fen", int)

FEN_PER_YUAN = 100
FEN_MAX = 2**53 - 1  # the largest amount that survives JavaScript and JSON readers


def fen_from_yuan(text: str) -> Fen:
    """Read an amount a person typed in yuan; raises ValueError unless it is whole fen within ±FEN_MAX."""
    try:
        amount = Decimal(text) * FEN_PER_YUAN
    except InvalidOperation:
        raise ValueError(f"not an amount in yuan: {text!r}") from None
    if not amount.is_finite() or amount != amount.to_integral_value() or abs(amount) > FEN_MAX:
        raise ValueError(f"not whole fen: {text!r}")
    return Fen(int(amount))


def yuan_text(amount: Fen) -> str:
    """Print fen as yuan with two decimals and thousands marks: 840000000 → 8,400,000.00."""
    return f"{Decimal(amount) / FEN_PER_YUAN:,.2f}"
