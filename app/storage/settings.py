# SPDX-License-Identifier: EUPL-1.2
"""The register's own settings and the one row of the municipality's profile."""

from typing import Final

from app.domain.municipality import Profile
from app.storage import codec
from app.storage.connection import Database

SELECT_SETTING: Final = "SELECT value FROM setting WHERE name = :name"
SELECT_SETTINGS: Final = "SELECT name, value FROM setting"
INSERT_SETTING: Final = """
INSERT INTO setting (name, value) VALUES (:name, :value)
ON CONFLICT (name) DO UPDATE SET value = excluded.value
"""
SELECT_PROFILE: Final = """
SELECT name, region, police_district, size_class, policy, practice_model, anchoring_unit,
    strategy, strategy_on, strategy_revision_on, workflow, forum, forum_actors, meeting_rhythm,
    steering_group, mandate, political_orientation, registration_model, registration_place,
    radicalisation_noted, registered_by, infohus_name, police_contact, hotline, changed_at
FROM municipality_profile WHERE one = 1
"""
INSERT_PROFILE: Final = """
INSERT INTO municipality_profile (
    one, name, region, police_district, size_class, policy, practice_model, anchoring_unit,
    strategy, strategy_on, strategy_revision_on, workflow, forum, forum_actors, meeting_rhythm,
    steering_group, mandate, political_orientation, registration_model, registration_place,
    radicalisation_noted, registered_by, infohus_name, police_contact, hotline, changed_at
) VALUES (
    1, :name, :region, :police_district, :size_class, :policy, :practice_model, :anchoring_unit,
    :strategy, :strategy_on, :strategy_revision_on, :workflow, :forum, :forum_actors,
    :meeting_rhythm, :steering_group, :mandate, :political_orientation, :registration_model,
    :registration_place, :radicalisation_noted, :registered_by, :infohus_name, :police_contact,
    :hotline, :changed_at
)
"""
UPDATE_PROFILE: Final = """
UPDATE municipality_profile SET
    name = :name, region = :region, police_district = :police_district, size_class = :size_class,
    policy = :policy, practice_model = :practice_model, anchoring_unit = :anchoring_unit,
    strategy = :strategy, strategy_on = :strategy_on,
    strategy_revision_on = :strategy_revision_on, workflow = :workflow, forum = :forum,
    forum_actors = :forum_actors, meeting_rhythm = :meeting_rhythm,
    steering_group = :steering_group, mandate = :mandate,
    political_orientation = :political_orientation, registration_model = :registration_model,
    registration_place = :registration_place, radicalisation_noted = :radicalisation_noted,
    registered_by = :registered_by, infohus_name = :infohus_name,
    police_contact = :police_contact, hotline = :hotline, changed_at = :changed_at
WHERE one = 1
"""


def value(database: Database, name: str) -> str | None:
    """One setting as it is stored; None where it was never changed."""
    row = database.fetchone(SELECT_SETTING, {"name": name})
    return None if row is None else str(row["value"])


def values(database: Database) -> dict[str, str]:
    """All settings that were ever changed."""
    return {row["name"]: row["value"] for row in database.execute(SELECT_SETTINGS)}


def set_value(database: Database, name: str, text: str) -> None:
    """Keep a setting."""
    database.execute(INSERT_SETTING, {"name": name, "value": text})


def profile(database: Database) -> Profile | None:
    """The municipality's profile; None only while the register is being made."""
    row = database.fetchone(SELECT_PROFILE)
    return None if row is None else codec.record(Profile, row)


def add_profile(database: Database, new: Profile) -> None:
    """Write the profile of a new register."""
    database.execute(INSERT_PROFILE, codec.parameters(new))


def change_profile(database: Database, new: Profile) -> None:
    """Write the profile over; the history keeps the old one."""
    database.execute(UPDATE_PROFILE, codec.parameters(new))
