"""Services of an earlier store keep their names; none of them is outside, vacant, retired or the city's own by that."""

import sqlite3
from pathlib import Path
from shutil import copyfile

from planner.store import open_store, verify
from planner.toolkit.plan_settings import RoleHolder

BEFORE = Path(__file__).parents[1] / "released" / "schema-0006.db"


def test_what_a_city_said_of_its_services_stays(tmp_path: Path) -> None:
    place = tmp_path / "s.db"
    copyfile(BEFORE, place)
    with sqlite3.connect(place) as connection:
        connection.execute("DELETE FROM holder")
        connection.execute(
            "INSERT INTO holder (assessment, id, name, person, capacity) "
            "VALUES ('harbour-2026', 'hr', 'Personnel', 'Mona Lund', 0.5)"
        )
    with open_store(place) as store:
        roles = store.assessment("harbour-2026").assessment.plan.roles
        assert roles == {"hr": RoleHolder(name="Personnel", person="Mona Lund", capacity=0.5)}
        assert not any(role.outside or role.vacant or role.retired for role in store.plan("harbour-plan").plan.roles)


def test_a_store_of_before_holds_together_after(tmp_path: Path) -> None:
    copyfile(BEFORE, tmp_path / "s.db")
    with open_store(tmp_path / "s.db") as store:
        assert verify(store).plans == 1
