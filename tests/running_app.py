"""The app, started on a store as its command starts it, for as long as somebody looks at it."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_COMMAND = "from planner.app.cli import main; main()"
_ROOT = Path(__file__).parents[1]


@contextmanager
def running_app(store: str | Path, port: int = 0, by: str = "Anna") -> Iterator[str]:
    """Start the app on a store and on any free port, or on one where it ran before, give its address, and end it."""
    arguments = ["app", "--store", str(store), "--port", str(port), "--no-browser"]
    arguments += ["--by", by] if by else []
    server = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", _COMMAND, *arguments], stderr=subprocess.PIPE, text=True, cwd=_ROOT
    )
    try:
        assert server.stderr is not None
        lines: list[str] = []
        for line in server.stderr:
            lines.append(line)
            if address := re.search(r"http://127\.0\.0\.1:\d+", line):
                yield address[0]
                return
        raise RuntimeError("the app did not start: " + "".join(lines))
    finally:
        server.terminate()
        server.communicate(timeout=20)
