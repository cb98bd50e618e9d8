# SPDX-License-Identifier: EUPL-1.2
"""The documents say what is so: links lead somewhere, licences name what is installed."""

import re
from pathlib import Path

import pytest

import dev
from tests.architecture.sources import ROOT, name_of, tracked_files

DOCUMENTS = [path for path in tracked_files() if path.suffix == ".md"]
LOCKED = re.compile(r"^(\S+)==(\S+)", re.MULTILINE)


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_links_within_the_repository_lead_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)", path.read_text(encoding="utf-8"))
    local = [target for target in targets if "://" not in target]
    assert [target for target in local if not (path.parent / target).exists()] == []


def test_the_licence_list_names_every_installed_package_in_its_version() -> None:
    listed = (ROOT / "resources/legal/third-party.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([\w-]+) \| ([\d.]+) \|", listed, flags=re.MULTILINE)
    assert sorted(rows) == sorted(LOCKED.findall(dev.LOCKS["run"].read_text()))


def test_every_command_of_the_set_up_script_is_documented() -> None:
    written = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert [command for command in dev.COMMANDS if f"dev.py {command}" not in written] == []


def test_carried_fonts_and_icons_have_their_licence_beside_them() -> None:
    assert "SIL OPEN FONT LICENSE" in (ROOT / "resources/fonts/OFL.txt").read_text()
    assert "ISC License" in (ROOT / "resources/icons/LICENSE-lucide.txt").read_text()
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in (ROOT / "LICENSE").read_text(encoding="utf-8")


def test_every_licence_text_we_carry_is_named_in_the_list() -> None:
    listed = (ROOT / "resources/legal/third-party.md").read_text(encoding="utf-8")
    texts = [path for path in tracked_files() if path.suffix == ".txt" and path.parent != ROOT]
    carried = [name_of(path) for path in texts if re.search(r"LICENSE|^OFL", path.name)]
    assert len(carried) >= 3
    assert [name for name in carried if f"`{name}`" not in listed] == []
