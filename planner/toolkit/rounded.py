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


def percentage(share: float) -> int:
    """Return a share in whole percent: 100 for the whole alone, and 0 for nothing alone.

    Of a plan whose last action still runs nobody may read that all is done.

    >>> percentage(0.997), percentage(1), percentage(0.004), percentage(0), percentage(0.125)
    (99, 100, 1, 0, 13)
    """
    exact = round(share, _LAST_DIGITS)
    return min(max(whole(100 * exact), 1), 99) if 0 < exact < 1 else whole(100 * exact)
