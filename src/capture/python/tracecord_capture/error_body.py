"""The body of a refusal as it may be told: an error page may repeat the request, and with it its secrets."""

import base64
import functools
import json
import sys
import zlib
from urllib.parse import quote

from .exchange import MOST_OF_BODY

_MOST_UNPACKED = 16 * MOST_OF_BODY
# Characters that a secret has at least: shorter ones would be found in any text.
_SHORTEST = 6

# What is no compression. Some proxies name a charset there.
_PLAIN = ("", "identity", "none", "utf-8", "utf8", "us-ascii")


def secrets_in(credential, others):
    """What must not be repeated: an Authorization, its parts, and `others`, each in the forms that servers write."""
    forms = set(_forms_of_credential(credential)) if credential else set()
    for secret in others:
        forms |= _forms(secret)
    return sorted(forms, key=len, reverse=True)


@functools.lru_cache(maxsize=8)
def _forms_of_credential(credential):
    """A program sends with few of them, and often."""
    _, _, rest = credential.partition(" ")
    forms = _forms(credential) | _forms(rest)
    # A Basic credential is a name and a password.
    try:
        name_and_password = base64.b64decode(rest, validate=True).decode("utf-8")
        forms |= _forms(name_and_password) | _forms(name_and_password.partition(":")[2])
    except ValueError:
        pass
    return forms


def _forms(secret):
    if len(secret) < _SHORTEST:
        return set()
    raw = secret.encode("utf-8", "replace")
    digits = raw.hex().encode()
    escaped = json.dumps(secret)[1:-1].encode()
    return {raw, quote(secret, safe="").encode(), escaped, base64.b64encode(raw), digits, digits.upper()}


def told_body(data, encoding, truncated, secrets):
    """The body of an event: as it came where it repeats no secret, else unpacked and masked. What cannot be looked into
    is not told."""
    encoding = "" if encoding in _PLAIN else encoding
    if secrets:
        plain = _unpacked(data, encoding)
        if plain is None:
            return {"base64": "", "encoding": "", "truncated": True}
        masked = _without(plain, secrets, truncated)
        if masked != plain:
            truncated = truncated or len(masked) > MOST_OF_BODY
            data, encoding = masked[:MOST_OF_BODY], ""
    return {"base64": base64.b64encode(data).decode("ascii"), "encoding": encoding, "truncated": truncated}


def _without(text, secrets, truncated):
    for secret in secrets:
        text = text.replace(secret, b"{token}")
    if truncated:
        # The end may have cut through one.
        for secret in secrets:
            for length in range(len(secret) - 1, 3, -1):
                if text.endswith(secret[:length]):
                    return text[:-length]
    return text


def _unpacked(data, encoding):
    """As much as can be read of it; None where it is damaged, or of an encoding that this program cannot read."""
    try:
        if encoding == "":
            return data
        if encoding in ("gzip", "x-gzip"):
            return zlib.decompressobj(31).decompress(data, _MOST_UNPACKED)
        if encoding == "deflate":
            try:
                return zlib.decompressobj().decompress(data, _MOST_UNPACKED)
            except zlib.error:
                return zlib.decompressobj(-15).decompress(data, _MOST_UNPACKED)
        # Only a program that has these asks for what they read.
        brotli = sys.modules.get("brotli") or sys.modules.get("brotlicffi")
        if encoding == "br" and brotli is not None:
            return brotli.Decompressor().process(data)
        zstandard = sys.modules.get("zstandard")
        if encoding == "zstd" and zstandard is not None:
            return zstandard.ZstdDecompressor().decompressobj().decompress(data)
    except Exception:
        pass
    return None
