"""What was refused, as tests name it."""

import pytest

from planner.problem import ProblemsFoundError


def codes(error: pytest.ExceptionInfo[ProblemsFoundError]) -> list[str]:
    """Return the codes of the problems for which something was refused."""
    return [problem.code for problem in error.value.problems]
