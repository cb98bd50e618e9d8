# SPDX-License-Identifier: EUPL-1.2
"""A second reader of the key file, from the documents alone: RFC 9180, RFC 5869, RFC 9106.

It uses none of our code to open, so a register can be read by whoever has the format's text.
"""

import base64
import hashlib
import hmac
import json
import unicodedata
from pathlib import Path

from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from app.storage.vault import Unlocked
from tests.storage.vault_builders import SECRET, make


def extract(salt: bytes, material: bytes) -> bytes:
    return hmac.digest(salt or bytes(32), material, hashlib.sha256)


def expand(key: bytes, info: bytes) -> bytes:
    return hmac.digest(key, info + b"\x01", hashlib.sha256)


class Labelled:
    """RFC 9180 §4: LabeledExtract and LabeledExpand for one suite."""

    def __init__(self, suite: bytes) -> None:
        self.suite = suite

    def extract(self, salt: bytes, label: bytes, material: bytes) -> bytes:
        return extract(salt, b"HPKE-v1" + self.suite + label + material)

    def expand(self, key: bytes, label: bytes, info: bytes, length: int) -> bytes:
        head = length.to_bytes(2, "big") + b"HPKE-v1" + self.suite
        return expand(key, head + label + info)[:length]


def open_hpke(sealed: bytes, private: X25519PrivateKey, info: bytes) -> bytes:
    """RFC 9180: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20-Poly1305, mode base."""
    encapsulated, ciphertext = sealed[:32], sealed[32:]
    kem = Labelled(b"KEM\x00\x20")
    shared = private.exchange(X25519PublicKey.from_public_bytes(encapsulated))
    context = encapsulated + private.public_key().public_bytes_raw()
    secret = kem.expand(kem.extract(b"", b"eae_prk", shared), b"shared_secret", context, 32)
    hpke = Labelled(b"HPKE\x00\x20\x00\x01\x00\x03")
    schedule = b"\x00" + hpke.extract(b"", b"psk_id_hash", b"")
    schedule += hpke.extract(b"", b"info_hash", info)
    base = hpke.extract(secret, b"secret", b"")
    key = hpke.expand(base, b"key", schedule, 32)
    nonce = hpke.expand(base, b"base_nonce", schedule, 12)
    return ChaCha20Poly1305(key).decrypt(nonce, ciphertext, b"")


def compact(fields: object) -> bytes:
    return json.dumps(fields, sort_keys=True, separators=(",", ":")).encode("ascii")


def read_by_the_document(path: Path, secret: str) -> dict[str, bytes]:
    fields = json.loads(path.read_bytes())
    assert fields.pop("check") == hashlib.sha256(compact(fields)).hexdigest()
    slot, kdf = fields["slots"][0], fields["slots"][0]["kdf"]
    bound = {name: slot[name] for name in ("id", "kind", "label", "kdf")}
    aad = compact({**bound, "format": fields["format"], "vault_id": fields["vault_id"]})
    stretched = hash_secret_raw(
        unicodedata.normalize("NFC", secret).encode(),
        base64.b64decode(kdf["salt"]),
        time_cost=kdf["t"],
        memory_cost=kdf["m"],
        parallelism=kdf["p"],
        hash_len=32,
        type=Type.ID,
        version=kdf["version"],
    )
    sealed = base64.b64decode(slot["private_sealed"])
    raw = ChaCha20Poly1305(stretched).decrypt(sealed[:12], sealed[12:], aad)
    private = X25519PrivateKey.from_private_bytes(raw)
    master = open_hpke(base64.b64decode(slot["mk_sealed"]), private, aad)
    prk = extract(bytes.fromhex(fields["vault_id"]), master)
    keys = {
        purpose: expand(prk, b"tovholder/1/" + purpose.encode())
        for purpose in ("database", "log", "seal", "header")
    }
    mac = base64.b64decode(fields.pop("mac"))
    assert mac == hmac.digest(keys["header"], compact(fields), hashlib.sha256)
    return {"master": master, **keys}


def test_the_format_s_text_is_enough_to_read_the_key_file(tmp_path: Path) -> None:
    unlocked: Unlocked = make(tmp_path / "r")
    found = read_by_the_document(tmp_path / "r" / "register.keys", SECRET)
    keys = unlocked.keys()
    assert found["master"] == bytes(unlocked.master)
    assert found["database"] == bytes(keys.database)
    assert found["log"] == bytes(keys.log)
    assert found["seal"] == bytes(keys.seal)
    assert len(set(found.values())) == 5
