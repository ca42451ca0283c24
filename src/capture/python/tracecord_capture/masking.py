"""What may be said of an address: where it leads, and no secret of it."""

import re
from urllib.parse import urlsplit

# The token of a webhook or an interaction is a secret in the path.
_TOKEN_IN_PATH = re.compile(r"/(webhooks|interactions)/(\d+)/[^/?#]+")
_PLAIN_VALUE = re.compile(r"(?:\d+|true|false|)", re.IGNORECASE)


def host_of(url):
    """`host` or `host:port` of an address in lower case, without what the scheme implies."""
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    port = parts.port
    return host if port is None or port == {"http": 80, "https": 443}.get(parts.scheme) else "%s:%d" % (host, port)


def masked(url):
    """An address without tokens, user information and texts in its query."""
    parts = urlsplit(url)
    path = _TOKEN_IN_PATH.sub(r"/\1/\2/{token}", parts.path)
    query = "&".join(_masked_parameter(parameter) for parameter in parts.query.split("&") if parameter)
    return "%s://%s%s%s" % (parts.scheme, host_of(url), path, "?" + query if query else "")


def _masked_parameter(parameter):
    name, equals, value = parameter.partition("=")
    return parameter if not equals or _PLAIN_VALUE.fullmatch(value) else name + "={value}"
