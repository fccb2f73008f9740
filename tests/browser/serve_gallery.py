"""Start the gallery on a port that the system chooses, and print its address."""

import sys
from pathlib import Path

from planner.app.web.server import serve

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    serve(
        ":memory:",
        port=int(sys.argv[1]) if len(sys.argv) > 1 else 0,
        ready=lambda address: print(address, flush=True),  # noqa: T201 - the tests read it
        script=Path(__file__).with_name("gallery.py"),
    )
