"""Money is integer fen (分): 1 yuan = 100 fen. Yuan exist only where people read or write them."""

from decimal import Decimal
from typing import NewType

Fen = NewType("Fen", int)

FEN_PER_YUAN = 100
FEN_MAX = 2**53 - 1  # the largest amount that survives JavaScript and JSON readers


def yuan_text(amount: Fen) -> str:
    """Print fen as yuan with two decimals and thousands marks: 840000000 → 8,400,000.00."""
    return f"{Decimal(amount) / FEN_PER_YUAN:,.2f}"
