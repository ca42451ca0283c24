"""What may be said of an address and of words: where it leads, and no secret of it."""

import functools
import re
from urllib.parse import urlsplit

# An address up to its path.
_ORIGIN = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^/?#\\\s]+(?=[/?#]|$)")
# Routes whose third part is a credential: `/webhooks/:id/:token`, `/interactions/:id/:token`.
_CARRIES_TOKEN = ("webhooks", "interactions")
# No id, name or code of Discord's is as long; its tokens are. An emoji may be, with a colon or percent signs.
_LONG_PART = re.compile(r"[A-Za-z0-9_.~-]{46,}")
_PLAIN_VALUE = re.compile(r"(?:-?[0-9]+(?:\.[0-9]+)?|true|false)", re.IGNORECASE)
_PLAIN_NAME = re.compile(r"[A-Za-z0-9_.\[\]-]{1,40}")
_TOKEN_IN_WORDS = re.compile(r"\b(webhooks|interactions)/+(\d+)/+[^\s/?\"'<>]+", re.IGNORECASE)
_LONG_WORD = re.compile(r"[A-Za-z0-9_.~+%-]{46,}")


def host_of(url):
    """`host` or `host:port` of an address in lower case, without what the scheme implies."""
    origin = _ORIGIN.match(url)
    return _host_of_origin(url if origin is None else origin.group())


@functools.lru_cache(maxsize=50)
def _host_of_origin(url):
    """A program asks few hosts, and often."""
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    port = parts.port
    return host if port is None or port == {"http": 80, "https": 443}.get(parts.scheme) else "%s:%d" % (host, port)


def masked(url, host):
    """An address at a host (as `host_of` gives it) without tokens, user information and texts in its query."""
    parts = urlsplit(url)
    path = "".join("/" + shown for _, shown in _path_parts(parts.path))
    if path and parts.path.endswith("/"):
        path += "/"
    query = "&".join(map(_masked_parameter, parts.query.split("&"))) if parts.query else ""
    return "%s://%s%s%s" % (parts.scheme, host, path or "/", "?" + query if query else "")


def secrets_of(url):
    """The parts of an address that are no more than secrets, to look for them in an answer."""
    parts = urlsplit(url)
    pieces = [part for part, shown in _path_parts(parts.path) if shown != part]
    for parameter in parts.query.split("&"):
        # Those that are as long as a token; words that a person looks for are shorter.
        pieces += [piece for piece in parameter.split("=", 1) if len(piece) >= 24]
    return pieces


def masked_words(text):
    """Words in which addresses and what is as long as a token are masked."""
    return _LONG_WORD.sub("{token}", _TOKEN_IN_WORDS.sub(r"\1/\2/{token}", text))


def _path_parts(path):
    """Each part of a path, and what is shown of it. Servers take several slashes for one, and capitals as small."""
    parts = [part for part in path.split("/") if part]
    for place, part in enumerate(parts):
        is_token = place >= 2 and parts[place - 2].lower() in _CARRIES_TOKEN
        yield part, "{token}" if is_token or _LONG_PART.fullmatch(part) else part


def _masked_parameter(parameter):
    name, equals, value = parameter.partition("=")
    if not equals:
        return "{value}"
    plain = not value or _PLAIN_VALUE.fullmatch(value)
    return "%s=%s" % (name if _PLAIN_NAME.fullmatch(name) else "{name}", value if plain else "{value}")
