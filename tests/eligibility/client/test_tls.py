"""Over TLS bytes wait in two places; a batch that goes both ways at once loses none of them, and a stranger is not spoken to."""

from __future__ import annotations

import json
import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from eligibility.client import Client, ConnectionFailed

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for this machine that vouches for itself, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name, now = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "test")]), datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file = tmp_path_factory.mktemp("tls") / "both.pem"
    file.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return file


def long_answers(asked: Any) -> None:
    """Answer each row with sixteen times as much."""
    asked.say(HEAD)
    count = 0
    for count, sent in enumerate(asked.chunks(), 1):
        line = json.dumps({"line": count, "ref": json.loads(sent)["ref"], "more": "y" * 32_000}).encode() + b"\n"
        asked.say(f"{len(line):x}\r\n".encode() + line + b"\r\n")
    end = json.dumps({"rows": count}).encode() + b"\n"
    asked.say(f"{len(end):x}\r\n".encode() + end + b"\r\n0\r\n\r\n")


def test_a_batch_goes_both_ways(talker: Any, certificate: Path) -> None:
    talker.replies = [long_answers]
    client = Client(talker.address, timeout=20, tls=ssl.create_default_context(cafile=str(certificate)))
    rows: Any = ({"ref": f"{number}{'x' * 2000}", "situation": {}} for number in range(500))
    assert [int(str(row["ref"]).rstrip("x")) for row in client.batch(rows)] == list(range(500))


def test_who_cannot_show_who_they_are_is_told_nothing(talker: Any) -> None:
    for call in (lambda client: client.keys(), lambda client: list(client.batch([{"situation": {}}]))):
        with pytest.raises(ConnectionFailed, match="CERTIFICATE_VERIFY_FAILED"):
            call(Client(talker.address))
    assert talker.asked == []
