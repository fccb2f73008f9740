"""How long does a job keep the processor busy? Other programs on the machine do not count."""

import gc
from collections.abc import Callable
from time import process_time


def seconds(job: Callable[[], object]) -> float:
    """Return the processor time of one run, with nothing to clean up from before it."""
    gc.collect()
    before = process_time()
    job()
    return process_time() - before
