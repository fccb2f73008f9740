"""How long does a person wait for the first line? Told in starts of the bare interpreter, measured in the same run."""

import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter

import pytest

ROUNDS = 15
MOST_STARTS = 8
HELP = ("-c", "from planner.app.cli import main; main()", "--help")


def seconds(*arguments: str, environment: dict[str, str]) -> float:
    before = perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, env=environment, stdout=subprocess.DEVNULL)  # noqa: S603
    return perf_counter() - before


@pytest.mark.parametrize("language", ["en", "fr"])
def test_help_costs_few_starts_of_the_interpreter(language: str, tmp_path: Path) -> None:
    # An installed program has its bytecode ready; the first round writes it.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPYCACHEPREFIX": str(tmp_path), "PLANNER_LANGUAGE": language}
    seconds(*HELP, environment=environment)
    bare, asked = [], []
    for _ in range(ROUNDS):
        bare.append(seconds("-c", "pass", environment=environment))
        asked.append(seconds(*HELP, environment=environment))
    assert min(asked) <= MOST_STARTS * min(bare)
