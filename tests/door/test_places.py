# SPDX-License-Identifier: EUPL-1.2
"""A register is not put where it is copied away or pulled out without a warning."""

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from app.door.places import Risk, risk_of, suggested_folder


@pytest.mark.parametrize(
    ("folder", "risk"),
    [
        (PurePosixPath("/srv/x/Documents/Register"), None),
        (PureWindowsPath(r"D:\x\OneDrive - Skovby\Register"), Risk.SYNCED),
        (PurePosixPath("/srv/x/Dropbox/Register"), Risk.SYNCED),
        (PurePosixPath("/srv/x/Google Drive/Register"), Risk.SYNCED),
        (PureWindowsPath(r"\\server\share\Register"), Risk.NETWORK),
        (PurePosixPath("/media/x/USB/Register"), Risk.REMOVABLE),
    ],
)
def test_the_path_tells_the_risk(folder: PurePosixPath, risk: Risk | None) -> None:
    assert risk_of(folder) is risk


def test_synced_documents_are_not_suggested() -> None:
    home = Path("/srv/x")
    assert suggested_folder(home, home / "Documents") == home / "Documents" / "Tovholder-register"
    assert suggested_folder(home, home / "OneDrive" / "Docs") == home / "Tovholder-register"


def test_a_folder_that_is_there_is_not_suggested_as_new(tmp_path: Path) -> None:
    first = suggested_folder(tmp_path, tmp_path)
    first.mkdir()
    second = suggested_folder(tmp_path, tmp_path)
    assert second.name == "Tovholder-register-2"
    second.mkdir()
    assert suggested_folder(tmp_path, tmp_path).name == "Tovholder-register-3"
