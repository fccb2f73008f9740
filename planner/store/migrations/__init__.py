"""Which migrations are there, and how are those that a database lacks run?"""

import re
from functools import cache
from pathlib import Path

from sqlalchemy import Connection

MIGRATIONS = Path(__file__).parent

_FILE = re.compile(r"v(\d{4})_\w+\.py")


def newest_known(migrations: Path = MIGRATIONS) -> str:
    """Return the number of the last migration, such as “0001”."""
    return max(numbers(migrations))


@cache
def numbers(migrations: Path = MIGRATIONS) -> tuple[str, ...]:
    """Return the numbers of all migrations, in the order in which they run."""
    matches = [_FILE.fullmatch(file.name) for file in (migrations / "versions").iterdir()]
    return tuple(sorted(match.group(1) for match in matches if match))


def migrate(connection: Connection, migrations: Path = MIGRATIONS, last: str = "head") -> None:
    """Run the migrations that are missing up to one of them, in the transaction of the connection."""
    # Heavy: Alembic takes longer to import than a store takes to open, and most stores need no migration.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    # A “%” begins a reference in Alembic's configuration; a folder may be called “100% new”.
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, last)
