"""One request and what came of it, as lines for the listener."""

import base64
import itertools
import os
import sys
import threading
import time
import weakref

from .call_site import call_site, library_of, raw_frames
from .masking import host_of, masked
from .stream import stream

# Bytes of an answer that are told.
MOST_OF_BODY = 64 * 1024

# Headers that may be told; all of those that begin with x-ratelimit- besides.
_TOLD = frozenset(
    "retry-after content-type content-encoding content-length date via server cf-ray".split()
)

_numbers = itertools.count(1)

# Exchanges whose end was not told yet, by their ids, the oldest first; more than these are not kept.
MOST_OPEN = 1000
_open = {}


def begin(method, url, library, credential=None, user_agent=None):
    """The exchange that starts now; None where nobody wants to hear of it. `url` is absolute."""
    try:
        if not stream.listens_to(host_of(url)):
            return None
        exchange = Exchange(method, url, library, credential, user_agent)
        _open[exchange.id] = exchange
        if len(_open) > MOST_OPEN:
            _open.pop(next(iter(_open))).finish()
        return exchange
    except Exception:
        return None


def end_all():
    """Tells of every answer whose body nobody has read, before the program ends."""
    for exchange in list(_open.values()):
        exchange.finish()


def _facts(credential):
    prefix, blank, secret = credential.partition(" ")
    if not blank:
        return {"prefix": "none", "fingerprint": _last_four(credential)}
    return {"prefix": prefix if prefix in ("Bot", "Bearer") else "other", "fingerprint": _last_four(secret)}


def _last_four(secret):
    # Of a short one they would be most of it.
    return secret[-4:] if len(secret) >= 12 else ""


class Exchange:
    """Says `sent` when it is made, and once `answered`, `failed` or `cancelled`."""

    def __init__(self, method, url, library, credential, user_agent):
        self.id = "%d.%d.%d" % (os.getpid(), threading.get_ident() % 100000, next(_numbers))
        self._began = time.monotonic()
        self._answer = None
        self._body = bytearray()
        self._encoding = ""
        self._truncated = False
        self._done = False
        frames = raw_frames(sys._getframe(1))
        sent = {
            "t": "sent",
            "id": self.id,
            "at": int(time.time() * 1000),
            "method": method.upper(),
            "url": masked(url),
            "library": library_of(frames, library),
        }
        site = call_site(frames)
        if site is not None:
            sent["site"] = site
        if credential:
            sent["auth"] = _facts(credential)
        if user_agent:
            sent["userAgent"] = user_agent[:300]
        stream.say(sent)

    def answered(self, status, headers):
        """The head of the answer. Good answers are told at once, others with their body."""
        told = [
            [name.lower(), value]
            for name, value in headers
            if name.lower() in _TOLD or name.lower().startswith("x-ratelimit-")
        ]
        self._answer = {
            "t": "answered",
            "id": self.id,
            "after": self._elapsed(),
            "status": status,
            "headers": told,
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
        self._encoding = encoding
        self._truncated = self._truncated or len(data) > room
        self._body += data[:room]

    def finish(self):
        """The answer is over, or will never be read."""
        if self._done or self._answer is None:
            return
        self._end()
        if self._body:
            self._answer["body"] = {
                "base64": base64.b64encode(bytes(self._body)).decode("ascii"),
                "encoding": self._encoding,
                "truncated": self._truncated,
            }
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
        stream.say({"t": "failed", "id": self.id, "after": after, "code": code, "message": message})

    def _end(self):
        self._done = True
        _open.pop(self.id, None)

    def _elapsed(self):
        return round((time.monotonic() - self._began) * 1000, 1)
