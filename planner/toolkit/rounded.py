"""To which figure does a number round, so that readers who round it themselves get the same?"""

from decimal import ROUND_HALF_UP, Decimal

_LAST_DIGITS = 9
"""Decimals beyond which a sum of shares differs from what it stands for."""


def rounded(number: float, decimals: int = 0) -> float:
    """Return a number with so many decimals, halves away from zero, as people learn it at school.

    Python, and Babel after it, round halves to the even neighbour: 12.5 points would read as 12, and 13.5 as 14.

    >>> rounded(12.5), rounded(0.285 * 100), rounded(2.25, 1), rounded(-0.5)
    (13.0, 29.0, 2.3, -1.0)
    """
    exact = Decimal(repr(round(number, _LAST_DIGITS)))
    return float(exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))


def whole(number: float) -> int:
    """Return a number without decimals, halves away from zero.

    >>> whole(0.5), whole(2.5), whole(-1.4)
    (1, 3, -1)
    """
    return int(rounded(number))
