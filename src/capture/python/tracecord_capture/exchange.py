"""One request and what came of it, as lines for the listener."""

import functools
import itertools
import os
import sys
import threading
import time
import weakref

from .call_site import call_site, library_of, raw_frames
from .error_body import MOST_OF_BODY, secrets_in, told_body
from .masking import host_of, masked, masked_words, secrets_of
from .stream import stream

# What is told of a method, an address and a User-Agent, in characters: the listener takes little more.
_LONGEST_METHOD = 40
_LONGEST_URL = 8000
_LONGEST_AGENT = 256

# Characters that an Authorization has at least whose last four may be told, and those of a header's value.
_SHORTEST_TOLD = 24
_LONGEST_VALUE = 512

# Headers that may be told; all of those that begin with x-ratelimit- besides.
_TOLD = frozenset(
    "retry-after content-type content-encoding content-length date via server cf-ray".split()
)

_numbers = itertools.count(1)

# Exchanges whose end was not told yet, by their ids, the oldest first; more than these are not kept.
MOST_OPEN = 1000
_open = {}


def begin(method, url, library, credential=None, user_agent=None):
    """The exchange that starts now; None where nobody wants to hear of it. `url` is absolute, `credential` the
    Authorization that goes along."""
    try:
        host = host_of(url)
        if not stream.listens_to(host):
            return None
        exchange = Exchange(method, url, host, library, credential, user_agent)
        _open[exchange.id] = exchange
        if len(_open) > MOST_OPEN:
            _open.pop(next(iter(_open))).finish()
        return exchange
    except Exception:
        return None


def _cut(text, most):
    """Of a text as much as has `most` UTF-16 units, by which the listener counts."""
    if text.isascii():
        return text[:most]
    return text.encode("utf-16-le", "replace")[: 2 * most].decode("utf-16-le", "ignore")


def end_all():
    """Tells of every answer whose body nobody has read, before the program ends."""
    for exchange in list(_open.values()):
        exchange.finish()


@functools.lru_cache(maxsize=20)
def _told_agent(user_agent):
    return masked_words(user_agent[:_LONGEST_URL])[:_LONGEST_AGENT]


def _facts(credential):
    """What may be said of an Authorization: its scheme, and of a long one its last four characters."""
    if not credential:
        return {"prefix": "none"}
    scheme = credential.partition(" ")[0]
    facts = {"prefix": scheme if scheme in ("Bot", "Bearer") and " " in credential else "other"}
    # Of a short value four characters would be most of it; the end of a Basic one is that of a password.
    if len(credential) >= _SHORTEST_TOLD and scheme.lower() != "basic":
        facts["fingerprint"] = credential[-4:]
    return facts


class Exchange:
    """Says `sent` when it is made, and once `answered`, `failed` or `cancelled`."""

    def __init__(self, method, url, host, library, credential, user_agent):
        self.id = "%d.%d.%d" % (os.getpid(), threading.get_ident() % 100000, next(_numbers))
        self._began = time.monotonic()
        self._answer = None
        self._body = bytearray()
        self._encoding = ""
        self._truncated = False
        self._done = False
        # In pieces, which are put together for a refusal only.
        self._secrets = (credential, url)
        frames = raw_frames(sys._getframe(1))
        sent = {
            "t": "sent",
            "id": self.id,
            "at": int(time.time() * 1000),
            "method": method.upper()[:_LONGEST_METHOD],
            "url": _cut(masked(url, host), _LONGEST_URL),
            "library": library_of(frames, library),
        }
        sent["auth"] = _facts(credential)
        if user_agent:
            sent["userAgent"] = _told_agent(user_agent)
        site = call_site(frames)
        stream.say(sent, None if site is None else '"site":' + site)

    def answered(self, status, headers):
        """The head of the answer. Good answers are told at once, others with their body."""
        told = []
        for written, value in headers:
            name = written.lower()
            if name in _TOLD or (name.startswith("x-ratelimit-") and len(name) <= 60):
                told.append([name, value[:_LONGEST_VALUE]])
        self._answer = {
            "t": "answered",
            "id": self.id,
            "after": self._elapsed(),
            "status": status,
            "headers": told[:64],
        }
        if status < 400:
            self.finish()

    def lasts_as_long_as(self, answer):
        """An answer that nobody reads is told of when the program forgets it."""
        weakref.finalize(answer, self.finish).atexit = False

    @property
    def wants_body(self):
        """Whether pieces of the body are asked for."""
        return not self._done and self._answer is not None

    def piece(self, data, encoding=""):
        """A piece of the answer's body, in the encoding that it is in."""
        room = MOST_OF_BODY - len(self._body)
        self._encoding = encoding[:100]
        self._truncated = self._truncated or len(data) > room
        self._body += data[:room]

    def finish(self):
        """The answer is over, or will never be read."""
        if self._done or self._answer is None:
            return
        self._end()
        if self._body:
            credential, url = self._secrets
            secrets = secrets_in(credential, secrets_of(url))
            self._answer["body"] = told_body(bytes(self._body), self._encoding, self._truncated, secrets)
        stream.say(self._answer)

    def failed(self, error):
        """No answer: the network, or the program called it off."""
        if self._done or self._answer is not None:
            return
        self._end()
        after = self._elapsed()
        if type(error).__name__ in ("CancelledError", "GeneratorExit", "KeyboardInterrupt"):
            stream.say({"t": "cancelled", "id": self.id, "after": after})
            return
        from .failure import code_of

        code, message = code_of(error)
        stream.say({"t": "failed", "id": self.id, "after": after, "code": code[:100], "message": message})

    def _end(self):
        self._done = True
        _open.pop(self.id, None)

    def _elapsed(self):
        return round((time.monotonic() - self._began) * 1000, 1)
