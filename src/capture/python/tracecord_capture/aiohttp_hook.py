"""Watches aiohttp, and with it discord.py, nextcord, disnake, hikari and others."""

import functools
import sys
import weakref

from .exchange import begin

# Answers whose body is still to be read.
_reading = weakref.WeakKeyDictionary()


def install(client):
    """Wraps the one method that every request of a session goes through, and the two ends of an answer."""
    session = client.ClientSession
    response = client.ClientResponse
    plain_request, plain_read = session._request, response.read

    @functools.wraps(plain_request)
    async def request(self, method, str_or_url, **named):
        exchange = begin("aiohttp", _described, self, method, str_or_url, named)
        if exchange is None:
            return await plain_request(self, method, str_or_url, **named)
        try:
            answer = await plain_request(self, method, str_or_url, **named)
        except BaseException as error:
            _quietly(exchange.failed, error)
            raise
        _quietly(_answered, exchange, answer)
        return answer

    @functools.wraps(plain_read)
    async def read(self):
        body = await plain_read(self)
        _quietly(_read, self, body)
        return body

    session._request, response.read = request, read
    response.close, response.release = _unread(response.close), _unread(response.release)


def _unread(plain):
    """An end that nobody read up to."""

    @functools.wraps(plain)
    def end(self):
        _quietly(_read, self, b"")
        return plain(self)

    return end


def _described(session, method, str_or_url, named):
    build = getattr(session, "_build_url", None)
    url = build(str_or_url) if build is not None else str_or_url
    if named.get("params"):
        url = url.update_query(named["params"])
    yield method, str(url)
    headers = named.get("headers") or {}
    yield _credential(session, headers, named), _user_agent(session, headers, named)


def _credential(session, headers, named):
    written = _header(session, headers, "Authorization")
    basic = named.get("auth") or getattr(session, "_default_auth", None)
    return written if written is not None or basic is None else basic.encode()


def _user_agent(session, headers, named):
    """What the program says, else what aiohttp says by itself, unless the program took that away."""
    written = _header(session, headers, "User-Agent")
    taken = [*(getattr(session, "_skip_auto_headers", None) or ()), *(named.get("skip_auto_headers") or ())]
    if written is not None or any(str(name).lower() == "user-agent" for name in taken):
        return written
    return getattr(sys.modules.get("aiohttp.http"), "SERVER_SOFTWARE", None)


def _header(session, headers, name):
    for source in (headers, getattr(session, "headers", None) or {}):
        for key, value in source.items() if hasattr(source, "items") else source:
            if str(key).lower() == name.lower():
                return str(value)
    return None


def _answered(exchange, answer):
    exchange.answered(answer.status, list(answer.headers.items()))
    if exchange.wants_body:
        _reading[answer] = exchange
        exchange.lasts_as_long_as(answer)


def _read(answer, body):
    exchange = _reading.pop(answer, None)
    if exchange is not None:
        exchange.piece(body)
        exchange.finish()


def _quietly(step, *arguments):
    try:
        step(*arguments)
    except Exception:
        pass
