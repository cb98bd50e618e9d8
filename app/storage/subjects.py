# SPDX-License-Identifier: EUPL-1.2
"""How many persons the register is about, by kind; for the status file alone."""

from dataclasses import dataclass
from typing import Final

from app.storage.connection import Database

# A birth year decides where there is one; what was said of the age may be years old.
SELECT_SUBJECTS: Final = """
SELECT count(*) FILTER (WHERE focus AND child) AS children,
    count(*) FILTER (WHERE focus AND NOT child) AS adults,
    count(*) FILTER (WHERE focus AND child IS NULL) AS ages_unknown,
    count(*) FILTER (WHERE NOT focus) AS others
FROM (
    SELECT coalesce(person.birth_year > :year - 18, person.under_18) AS child,
        EXISTS (
            SELECT 1 FROM involvement
            WHERE involvement.person_id = person.id AND involvement.role = 'focus'
        ) AS focus
    FROM person
)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subjects:
    """Persons a concern or case is about, by age, and the others who are named in one."""

    children: int
    adults: int
    ages_unknown: int
    others: int


def subjects(database: Database, *, year: int) -> Subjects:
    """Count them, as they are in that year."""
    row = database.fetchone(SELECT_SUBJECTS, {"year": year})
    if row is None:
        raise RuntimeError("a count gave no row")
    return Subjects(
        children=row["children"],
        adults=row["adults"],
        ages_unknown=row["ages_unknown"],
        others=row["others"],
    )
