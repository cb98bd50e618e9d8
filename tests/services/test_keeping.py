# SPDX-License-Identifier: EUPL-1.2
"""How long records are kept is the municipality's decision, and the records follow it."""

from datetime import timedelta

from app.services import concerns, settings
from app.services.common import Register
from app.services.settings import Setting
from tests.builders import NOW, a_concern


def test_a_working_note_is_kept_as_long_as_the_municipality_decided(register: Register) -> None:
    settings.change_setting(register, Setting.WORKING_NOTE_DAYS, 7, now=NOW)
    concern = a_concern(register)
    assert concern.delete_on == concern.received_on + timedelta(days=7)
    longer = concerns.extend_working_note(register, concern.id, "Politiet svarer fredag.", now=NOW)
    assert longer.delete_on == concern.received_on + timedelta(days=14)
