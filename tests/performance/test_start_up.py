"""What does the first line cost? Counted in starts of the bare interpreter, measured in the same run."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

ROUNDS = 15
MOST_STARTS = 8
HELP = ("-c", "from planner.app.cli import main; main()", "--help")


def processor_seconds(*arguments: str, environment: dict[str, str]) -> float:
    """Return what one run takes of the processor, which other programs on the machine change little."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], check=True, env=environment, stdout=subprocess.DEVNULL)  # noqa: S603 - our own program
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


@pytest.mark.parametrize("language", ["en", "fr"])
def test_help_costs_few_starts_of_the_interpreter(language: str, tmp_path: Path) -> None:
    # An installed program has its bytecode ready; the first round writes it.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPYCACHEPREFIX": str(tmp_path), "PLANNER_LANGUAGE": language}
    processor_seconds(*HELP, environment=environment)
    bare, asked = [], []
    for _ in range(ROUNDS):
        bare.append(processor_seconds("-c", "pass", environment=environment))
        asked.append(processor_seconds(*HELP, environment=environment))
    assert min(asked) <= MOST_STARTS * min(bare)
