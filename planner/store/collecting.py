"""How are thousands of rows built without the garbage collector looking through all of them, again and again?"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Let Python's cycle collector rest: half of the time of a large plan went into its walks, which find nothing.

    Memory is freed as ever; only rings of objects wait until the block ends. When two threads overlap,
    the collector may come back earlier for one of them, which only costs time.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
