# SPDX-License-Identifier: EUPL-1.2
"""Whether a disk is encrypted, read from trees like those of /sys and /proc."""

from pathlib import Path

import pytest

from app.storage.disk_encryption import DiskEncryption, disk_encryption, of_block, source_of

MOUNTS = """\
22 28 0:21 / /proc rw,nosuid shared:12 - proc proc rw
28 1 0:25 /@ / rw,relatime shared:1 - btrfs /dev/mapper/luks-1 rw,subvol=/@
40 28 8:1 / /srv rw - ext4 /dev/sda1 rw
41 28 0:40 / /srv/my\\040share rw - cifs //server/share rw
"""


def block(folder: Path, name: str, *, uuid: str = "", slaves: tuple[Path, ...] = ()) -> Path:
    made = folder / name
    (made / "slaves").mkdir(parents=True)
    (made / "dev").write_text("253:0\n")
    if uuid:
        (made / "dm").mkdir()
        (made / "dm" / "uuid").write_text(f"{uuid}\n")
    for slave in slaves:
        (made / "slaves" / slave.name).symlink_to(slave)
    return made


def test_a_plain_partition_is_not_encrypted(tmp_path: Path) -> None:
    assert of_block(block(tmp_path, "sda1")) is DiskEncryption.NOT_ENCRYPTED


def test_luks_is_seen(tmp_path: Path) -> None:
    disk = block(tmp_path, "sda2")
    luks = block(tmp_path, "dm-0", uuid="CRYPT-LUKS2-0f-luks", slaves=(disk,))
    assert of_block(luks) is DiskEncryption.ENCRYPTED


def test_luks_is_seen_beneath_lvm(tmp_path: Path) -> None:
    luks = block(tmp_path, "dm-0", uuid="CRYPT-LUKS2-0f-luks", slaves=(block(tmp_path, "sda2"),))
    lvm = block(tmp_path, "dm-1", uuid="LVM-abc", slaves=(luks,))
    assert of_block(lvm) is DiskEncryption.ENCRYPTED


def test_one_open_disk_among_two_is_enough_to_say_no(tmp_path: Path) -> None:
    luks = block(tmp_path, "dm-0", uuid="CRYPT-LUKS2-0f-luks")
    both = block(tmp_path, "md0", slaves=(luks, block(tmp_path, "sdb1")))
    assert of_block(both) is DiskEncryption.NOT_ENCRYPTED


def test_what_is_no_device_is_unknown(tmp_path: Path) -> None:
    assert of_block(tmp_path / "nothing") is DiskEncryption.UNKNOWN
    assert disk_encryption(tmp_path / "nothing") is DiskEncryption.UNKNOWN


@pytest.mark.parametrize(
    ("folder", "source"),
    [
        ("/var/lib/register", "/dev/mapper/luks-1"),
        ("/srv/register", "/dev/sda1"),
        ("/srv/my share/register", ""),
        ("/proc/1", ""),
    ],
)
def test_the_mount_of_a_folder_is_the_one_nearest_to_it(folder: str, source: str) -> None:
    assert source_of(MOUNTS, Path(folder)) == source
