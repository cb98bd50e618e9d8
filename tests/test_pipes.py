# SPDX-License-Identifier: EUPL-1.2
"""What goes through the pipes comes out the same, and rubbish is passed over."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.pipes import (
    DoorSpec,
    Handover,
    Kind,
    Reason,
    Speaker,
    listen,
    read_all,
    receive_handover,
    send_handover,
)

ROOT = Path(__file__).parents[1]
HARDENED = """
import json, pathlib, resource, sys
from app.hardening import harden_process
harden_process()
pathlib.Path(sys.argv[1]).write_text("x")
print(json.dumps(resource.getrlimit(resource.RLIMIT_CORE)))
"""


def test_lines_are_heard_in_order_and_rubbish_is_passed_over() -> None:
    out, into = os.pipe()
    speaker = Speaker(into)
    assert speaker.say(Kind.READY)
    os.write(into, b'rubbish\n[1]\n{"kind": "unheard"}\n')
    assert speaker.say(Kind.END, reason=Reason.IDLE)
    os.close(into)
    assert list(listen(out)) == [{"kind": "ready"}, {"kind": "end", "reason": "idle"}]


def test_speaking_to_nobody_is_noticed() -> None:
    out, into = os.pipe()
    os.close(out)
    assert not Speaker(into).say(Kind.BEAT)
    os.close(into)


def test_the_handover_arrives_whole_and_is_wiped_behind_it() -> None:
    out, into = os.pipe()
    packed = bytearray(b"\n" + bytes(range(200)))
    sent = bytes(packed)
    handover = Handover(
        folder=Path("/x/Skovby æøå"), purpose="meeting", language="da", packed_keys=packed
    )
    send_handover(into, handover)
    received = receive_handover(out)
    assert received is not None
    assert bytes(received.packed_keys) == sent
    assert (received.folder, received.purpose) == (handover.folder, "meeting")
    assert not any(packed)
    assert "packed" not in repr(handover)


def test_a_door_that_ends_without_keys_gives_none() -> None:
    out, into = os.pipe()
    os.close(into)
    assert receive_handover(out) is None


@pytest.mark.parametrize(
    "spec",
    [DoorSpec(), DoorSpec(folder=Path("/x"), reason=Reason.HUNG, at="2026", window="QQ==")],
)
def test_a_spec_arrives_as_it_was(spec: DoorSpec) -> None:
    out, into = os.pipe()
    with os.fdopen(into, "wb") as pipe:
        pipe.write(spec.pack())
    assert DoorSpec.unpack(read_all(out)) == spec


@pytest.mark.skipif(sys.platform != "linux", reason="limits and modes of Linux")
def test_a_hardened_process_leaves_no_core_and_writes_for_its_user_only(tmp_path: Path) -> None:
    made = tmp_path / "made"
    command = [sys.executable, "-c", HARDENED, str(made)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [0, 0]
    assert made.stat().st_mode & 0o077 == 0
