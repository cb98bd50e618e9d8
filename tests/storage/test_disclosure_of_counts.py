# SPDX-License-Identifier: EUPL-1.2
"""The ledger of an older register moves to the new form with every line it has."""

from pathlib import Path

from app.storage import cases
from app.storage.connection import Database
from app.storage.migrate import known, version_of
from app.storage.register_folder import bring_up_to_date, create_register, open_register
from tests.storage.rows import a_case
from tests.storage.vault_builders import CHEAP, NOW, SECRET, enter

OLD = known()[:2]
INSERT = """
INSERT INTO disclosure (id, case_id, recipient, basis, what, why, medium, copies, at, by, seal)
VALUES (:id, 'case', 'police', 'section_115', 'Sagsresumé; æøå', 'Drøftes', 'print', 2, :at, 'B',
    'seal')
"""
SELECT = """
SELECT id, concern_id, case_id, recipient, recipient_name, collaboration, basis, what, why, medium,
    copies, delete_by, at, by, seal
FROM disclosure ORDER BY id
"""


def lines(database: Database) -> list[tuple[object, ...]]:
    return [tuple(row) for row in database.fetchall(SELECT)]


def test_every_line_is_kept_and_still_goes_with_its_case(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    create_register(folder, SECRET, label="A", now=NOW, cost=CHEAP, floors=CHEAP, migrations=OLD)
    with open_register(folder, enter(folder).keys(), migrations=OLD) as database:
        with database.transaction():
            cases.insert_case(database, a_case())
            for number in range(7):
                database.execute(INSERT, {"id": f"d{number}", "at": NOW.isoformat()})
        before = lines(database)
    assert len(before) == 7
    bring_up_to_date(folder, enter(folder))
    with open_register(folder, enter(folder).keys()) as database:
        assert version_of(database) == len(known()) >= 3
        assert lines(database) == before
        assert database.faults() == ()
        with database.transaction():
            database.execute("DELETE FROM case_file")
        assert lines(database) == []
