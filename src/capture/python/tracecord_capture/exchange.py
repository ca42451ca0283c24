"""One request and what came of it, as lines for the listener."""

import functools
import itertools
import json
import os
import sys
import threading
import time
import weakref
from json.encoder import encode_basestring as quoted

from .call_site import raw_frames, told_place
from .masking import host_of, masked, masked_words, secrets_of
from .stream import stream

# What is told of a method, an address and a User-Agent, in characters: the listener takes little more.
_LONGEST_METHOD = 40
_LONGEST_URL = 8000
_LONGEST_AGENT = 256
# Bytes of an answer that are told.
MOST_OF_BODY = 64 * 1024
# Characters that the name of a header has at most which is told.
_LONGEST_NAME = 60

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


def begin(library, describe, *request):
    """The exchange that starts now; None where nobody wants to hear of it. `describe(*request)` gives one after the
    other, and is asked only as far as somebody listens: the method with the absolute address, and the Authorization
    with the User-Agent that go along, or None."""
    try:
        if not stream.is_heard():
            return None
        facts = describe(*request)
        method, url = next(facts)
        host = host_of(url)
        if not stream.listens_to(host):
            return None
        credential, user_agent = next(facts)
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


@functools.lru_cache(maxsize=200)
def _told_name(written):
    """The name of a header as JSON; None where it is not told."""
    name = written.lower()
    return quoted(name) if name in _TOLD or name.startswith("x-ratelimit-") else None


@functools.lru_cache(maxsize=20)
def _told_agent(user_agent):
    """A User-Agent as JSON."""
    return quoted(masked_words(user_agent[:_LONGEST_URL])[:_LONGEST_AGENT])


def _facts(credential):
    """What may be said of an Authorization, as JSON: its scheme, and of a long one its last four characters."""
    if not credential:
        return '{"prefix":"none"}'
    scheme = credential.partition(" ")[0]
    prefix = scheme if scheme in ("Bot", "Bearer") and " " in credential else "other"
    # Of a short value four characters would be most of it; the end of a Basic one is that of a password.
    if len(credential) < _SHORTEST_TOLD or scheme.lower() == "basic":
        return '{"prefix":"%s"}' % prefix
    return '{"prefix":"%s","fingerprint":%s}' % (prefix, quoted(credential[-4:]))


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
        library, site = told_place(raw_frames(sys._getframe(1)), library)
        # By hand: an encoder costs more than the rest of this method.
        stream.say(
            '{"t":"sent","id":"%s","at":%d,"method":%s,"url":%s,"library":"%s","auth":%s%s%s}'
            % (
                self.id,
                time.time() * 1000,
                quoted(method.upper()[:_LONGEST_METHOD]),
                quoted(_cut(masked(url, host), _LONGEST_URL)),
                library,
                _facts(credential),
                ',"userAgent":' + _told_agent(user_agent) if user_agent else "",
                ',"site":' + site if site else "",
            )
        )

    def answered(self, status, headers):
        """The head of the answer. Good answers are told at once, others with their body."""
        told = []
        for written, value in headers:
            name = _told_name(written) if len(written) <= _LONGEST_NAME else None
            if name is not None:
                told.append("[%s,%s]" % (name, quoted(value[:_LONGEST_VALUE])))
        self._answer = '{"t":"answered","id":"%s","after":%s,"status":%d,"headers":[%s]' % (
            self.id,
            self._elapsed(),
            status,
            ",".join(told[:64]),
        )
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
            from .error_body import secrets_in, told_body

            credential, url = self._secrets
            secrets = secrets_in(credential, secrets_of(url))
            body = told_body(bytes(self._body), self._encoding, self._truncated, secrets)
            self._answer += ',"body":' + json.dumps(body)
        stream.say(self._answer + "}")

    def failed(self, error):
        """No answer: the network, or the program called it off."""
        if self._done or self._answer is not None:
            return
        self._end()
        after = self._elapsed()
        if type(error).__name__ in ("CancelledError", "GeneratorExit", "KeyboardInterrupt"):
            stream.say('{"t":"cancelled","id":"%s","after":%s}' % (self.id, after))
            return
        from .failure import code_of

        code, message = code_of(error)
        stream.say(
            '{"t":"failed","id":"%s","after":%s,"code":%s,"message":%s}'
            % (self.id, after, quoted(code[:100]), quoted(message))
        )

    def _end(self):
        self._done = True
        _open.pop(self.id, None)

    def _elapsed(self):
        """Milliseconds with one decimal, as JSON: rounding a number costs more than a division."""
        return "%d.%d" % divmod(int((time.monotonic() - self._began) * 10000), 10)
