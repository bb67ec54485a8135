"""Keys of receipts (密钥): one that signs, and all that have ever signed, by which old receipts are still checked."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

_SEED = 32


class BadKey(ValueError):
    """What was given is no key; says what one looks like."""


class SigningKey:
    """An Ed25519 key that signs receipts."""

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key
        self.public = encoded(key.public_key().public_bytes_raw())
        self.id = key_id(self.public)

    @classmethod
    def read(cls, given: str) -> SigningKey:
        """A key from a PEM file, named by its path, or from 32 bytes in base64. Raises BadKey."""
        path = Path(given)
        try:
            if path.is_file():
                key = load_pem_private_key(path.read_bytes(), None)
            else:
                key = Ed25519PrivateKey.from_private_bytes(decoded(given))
        except (OSError, ValueError, TypeError, UnsupportedAlgorithm) as error:
            raise BadKey(f"no signing key: give the path of a PEM file, or 32 bytes in base64 ({error})") from None
        if not isinstance(key, Ed25519PrivateKey):
            raise BadKey("the key is not an Ed25519 key: openssl genpkey -algorithm ed25519 makes one")
        return cls(key)

    @classmethod
    def new(cls) -> tuple[SigningKey, str]:
        """A new key, and its 32 bytes in base64, to be kept secret."""
        key = Ed25519PrivateKey.generate()
        return cls(key), encoded(key.private_bytes_raw())

    def sign(self, content: bytes) -> str:
        """The signature of a content, in base64url."""
        return encoded(self._key.sign(content))


class Keyring:
    """Public keys by their ids."""

    def __init__(self, publics: Iterable[str]) -> None:
        """``publics`` are 32 bytes in base64url each. Raises BadKey."""
        self._keys: dict[str, tuple[str, Ed25519PublicKey]] = {}
        for public in publics:
            try:
                raw = decoded(public)
                self._keys[key_id(encoded(raw))] = encoded(raw), Ed25519PublicKey.from_public_bytes(raw)
            except ValueError:
                raise BadKey(f'"{public[:60]}" is no public key: give 32 bytes in base64url') from None

    def __contains__(self, name: object) -> bool:
        return name in self._keys

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Ids with public keys."""
        return ((name, public) for name, (public, _) in self._keys.items())

    def verifies(self, name: str, signature: str, content: bytes) -> bool:
        """Whether the key of this id signed this content. Raises KeyError for a key that is not known."""
        _, key = self._keys[name]
        try:
            key.verify(decoded(signature, 64), content)
        except (InvalidSignature, ValueError):
            return False
        return True


def key_id(public: str) -> str:
    """A short name for a public key, derived from it."""
    return hashlib.sha256(decoded(public)).hexdigest()[:16]


def encoded(raw: bytes) -> str:
    """Bytes in base64url without padding."""
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def decoded(given: str, length: int = _SEED) -> bytes:
    """So many bytes out of base64 or base64url. Raises ValueError for anything else."""
    plain = given.strip().replace("-", "+").replace("_", "/").rstrip("=")
    try:
        raw = base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
    except binascii.Error as error:
        raise ValueError("it is not base64") from error
    if len(raw) != length:
        raise ValueError(f"it has {len(raw)} bytes, not {length}")
    return raw
