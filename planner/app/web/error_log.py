"""What is written to the log when something fails: where and of which kind, never what people wrote.

The message of an exception may quote the value that was refused, the parameters of a statement or a
whole record.
"""

import logging
from collections.abc import Callable, Iterator
from traceback import walk_tb


def trace_without_words(error: BaseException) -> str:
    """Return the kinds of an error and of its causes, the first cause first, with the places they passed.

    >>> try:
    ...     int("Anna")
    ... except ValueError as found:
    ...     "Anna" in trace_without_words(found), trace_without_words(found).splitlines()[-1]
    (False, 'ValueError')
    """
    return "\n".join(line for cause in reversed(list(_chain(error))) for line in _trace_lines(cause))


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    # Causes may run in a circle, where somebody raised an error from one that it had caused.
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _trace_lines(error: BaseException) -> Iterator[str]:
    for frame, line in walk_tb(error.__traceback__):
        code = frame.f_code
        yield f"  {code.co_filename}:{line} in {code.co_name}"
    yield _kind(error)


def _kind(error: BaseException) -> str:
    kind = type(error)
    return kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}"


def keep_words_out_of_logs() -> None:
    """Let no logger of this process write the message of an exception, the framework's hundred included.

    The framework logs every failure of a page itself, with the message, before it asks anybody. And
    the server's list of accesses loses what follows the question mark: whose history, which action.
    """
    # Where records are made: a filter of one logger never sees what the loggers below it write.
    usual = logging.getLogRecordFactory()
    if not isinstance(usual, _WithoutWords):
        logging.setLogRecordFactory(_WithoutWords(usual))
    accesses = logging.getLogger("uvicorn.access")
    if not any(isinstance(present, _WithoutQueries) for present in accesses.filters):
        accesses.addFilter(_WithoutQueries())


class _WithoutWords:
    """Makes records of a log in which exceptions are traces without words."""

    def __init__(self, usual: Callable[..., logging.LogRecord]) -> None:
        self._usual = usual

    def __call__(self, *args: object, **more: object) -> logging.LogRecord:
        record = self._usual(*args, **more)
        if isinstance(record.args, tuple):
            record.args = tuple(_kind(value) if isinstance(value, BaseException) else value for value in record.args)
        if record.exc_info and record.exc_info[1] is not None:
            message = _message(record)
            record.msg, record.args = "%s\n%s", (message, trace_without_words(record.exc_info[1]))
            # Else the formatter would append the trace of its own, with every message in it.
            record.exc_info = None
        return record


def _message(record: logging.LogRecord) -> str:
    """Return what is logged; words and values that do not fit break the log entry, never the caller."""
    try:
        return record.getMessage()
    except (TypeError, ValueError):
        return str(record.msg)


class _WithoutQueries(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(
                value.partition("?")[0] if isinstance(value, str) and value.startswith("/") else value
                for value in record.args
            )
        return True
