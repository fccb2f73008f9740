"""``planner app``: it serves the address that was asked for, and prints it."""

import re
import signal
import urllib.request
from pathlib import Path

import pytest

from app.cli.conftest import Ask, program
from planner.store import open_store


def test_it_says_where_it_listens_until_it_is_stopped(tmp_path: Path) -> None:
    with open_store(tmp_path / "city.db"):
        pass
    app = program("app", "--store", str(tmp_path / "city.db"), "--port", "0", "--no-browser")
    try:
        assert app.stderr is not None
        # Its first line: the framework under it has nothing to tell anybody.
        sentence = re.fullmatch(r"The planner is at (http://\S+)\. Ctrl\+C ends it\.\n", app.stderr.readline())
        assert sentence is not None
        with urllib.request.urlopen(sentence[1], timeout=30) as page:  # noqa: S310 - our own address
            assert page.status == 200
    finally:
        app.send_signal(signal.SIGINT)
        assert app.wait(timeout=30) == 0


@pytest.mark.parametrize("port", ["-1", "65536", "http"])
def test_what_is_no_port_is_refused_before_a_store_is_made(port: str, ask: Ask) -> None:
    refused = ask("app", f"--port={port}")
    assert (refused.code, refused.out) == (2, "")
    assert "NUMBER" in refused.err
    assert not Path("store").exists()
