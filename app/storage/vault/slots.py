# SPDX-License-Identifier: EUPL-1.2
"""One slot: a key pair; a secret opens its private half, its public half seals the master key.

    associated data = canonical JSON of {format, vault_id, id, kind, label, kdf}
    private_sealed = nonce (12) ‖ ChaCha20-Poly1305(Argon2id(secret, salt), private key, the same)
    mk_sealed = HPKE (RFC 9180), mode base, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256,
                ChaCha20-Poly1305; the associated data is the `info`, the AEAD's own is empty;
                encapsulated key (32) ‖ ciphertext (48)

Because the public key is in the file, the master key can be sealed anew to everybody by whoever
opened one slot, without the others' secrets.
"""

import secrets
import unicodedata
from dataclasses import replace
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from app.domain.errors import KeyFileDamaged
from app.storage.vault.cost import SALT_BYTES, Cost, stretch
from app.storage.vault.keyfile import FORMAT, MAX_LABEL, Slot, SlotKind, canonical, kdf_fields

_NONCE: Final = 12
_SUITE: Final = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


def normalise(secret: str) -> bytes:
    """A secret as it enters the derivation: NFC, so that å typed as a + ring is the same."""
    return unicodedata.normalize("NFC", secret).encode("utf-8", "surrogatepass")


def make(
    vault_id: str,
    secret: str,
    *,
    kind: SlotKind,
    label: str,
    cost: Cost,
    slot_id: str | None = None,
) -> Slot:
    """A slot with a new key pair that this secret opens; holds no master key yet."""
    if not label.strip() or len(label) > MAX_LABEL:
        raise ValueError("a slot needs a short label")
    private = X25519PrivateKey.generate()
    blank = Slot(
        id=slot_id or secrets.token_hex(16),
        kind=kind,
        label=unicodedata.normalize("NFC", label).strip(),
        cost=cost,
        salt=secrets.token_bytes(SALT_BYTES),
        public=private.public_key().public_bytes_raw(),
        private_sealed=b"",
        mk_sealed=b"",
    )
    nonce = secrets.token_bytes(_NONCE)
    key = stretch(normalise(secret), blank.salt, cost)
    sealed = ChaCha20Poly1305(key).encrypt(
        nonce, private.private_bytes_raw(), _aad(vault_id, blank)
    )
    return replace(blank, private_sealed=nonce + sealed)


def seal(vault_id: str, slot: Slot, master: bytes | bytearray) -> Slot:
    """The slot with this master key sealed to it; needs no secret."""
    public = X25519PublicKey.from_public_bytes(slot.public)
    return replace(slot, mk_sealed=_SUITE.encrypt(bytes(master), public, info=_aad(vault_id, slot)))


def open_slot(vault_id: str, slot: Slot, secret: str) -> bytearray | None:
    """The master key, or None where the secret does not fit. Takes the slot's whole cost.

    Raises KeyFileDamaged(altered) where the secret fits and the rest of the slot does not.
    """
    key = stretch(normalise(secret), slot.salt, slot.cost)
    nonce, sealed = slot.private_sealed[:_NONCE], slot.private_sealed[_NONCE:]
    try:
        raw = ChaCha20Poly1305(key).decrypt(nonce, sealed, _aad(vault_id, slot))
    except InvalidTag:
        return None
    private = X25519PrivateKey.from_private_bytes(raw)
    if private.public_key().public_bytes_raw() != slot.public:
        raise KeyFileDamaged(altered=True)
    try:
        return bytearray(_SUITE.decrypt(slot.mk_sealed, private, info=_aad(vault_id, slot)))
    except (InvalidTag, ValueError) as error:
        raise KeyFileDamaged(altered=True) from error


def _aad(vault_id: str, slot: Slot) -> bytes:
    return canonical(
        {
            "format": FORMAT,
            "vault_id": vault_id,
            "id": slot.id,
            "kind": slot.kind.value,
            "label": slot.label,
            "kdf": kdf_fields(slot.cost, slot.salt),
        }
    )
