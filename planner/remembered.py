"""How is what was computed used again when the same is asked a moment later?"""

from collections import deque
from collections.abc import Callable
from functools import update_wrapper
from typing import Generic, ParamSpec, TypeVar

_P = ParamSpec("_P")
_R = TypeVar("_R")


class _Remembered(Generic[_P, _R]):
    """A function with its last results."""

    def __init__(self, function: Callable[_P, _R], few: int) -> None:
        self._function = function
        self._last: deque[tuple[object, _R]] = deque(maxlen=few)
        update_wrapper(self, function)

    def __call__(self, *args: _P.args, **kwargs: _P.kwargs) -> _R:
        # Threads add to it meanwhile, and a deque that grows while it is looked through raises: so a copy of it.
        for asked, result in tuple(self._last):
            if asked == (args, kwargs):
                return result
        # No lock: two threads that ask at once both compute, which costs time and never a wrong answer.
        result = self._function(*args, **kwargs)
        self._last.appendleft(((args, kwargs), result))
        return result


def remembered(few: int) -> Callable[[Callable[_P, _R]], Callable[_P, _R]]:
    """Let a pure function remember its last ``few`` results.

    Arguments are compared, not hashed as :func:`functools.lru_cache` would: a plan has no hash that
    is cheaper than a comparison, in which the parts that an edit left alone are the same objects.

    Whoever asks in the same moment reads the same result: one that works something out later does so under a lock.

    >>> @remembered(1)
    ... def doubled(numbers: list[int]) -> list[int]:
    ...     print("computed")
    ...     return [2 * number for number in numbers]
    >>> doubled([1, 2]), doubled([1, 2])
    computed
    ([2, 4], [2, 4])
    """

    def remembering(function: Callable[_P, _R]) -> Callable[_P, _R]:
        return _Remembered(function, few)

    return remembering
