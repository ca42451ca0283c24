"""Watches httpx, synchronous and asynchronous."""

import functools
import weakref

from .exchange import begin

_reading = weakref.WeakKeyDictionary()


def install(client):
    """Wraps the transports, where a request leaves, and the clients, where the body of an answer is there."""
    from httpx._transports.default import AsyncHTTPTransport, HTTPTransport

    HTTPTransport.handle_request = _sending(HTTPTransport.handle_request)
    AsyncHTTPTransport.handle_async_request = _sending_later(AsyncHTTPTransport.handle_async_request)
    client.Client.send = _reading_body(client.Client.send)
    client.AsyncClient.send = _reading_body_later(client.AsyncClient.send)


def _described(request):
    yield request.method, str(request.url)
    told = {b"authorization": None, b"user-agent": None}
    for name, value in request.headers.raw:
        name = name.lower()
        if name in told:
            told[name] = value.decode("utf-8", "replace")
    yield tuple(told.values())


def _answered(exchange, response):
    try:
        # As they came: what httpx makes of them costs more than all else that is told.
        headers = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers.raw]
        exchange.answered(response.status_code, headers)
        if exchange.wants_body:
            _reading[response] = exchange
            exchange.lasts_as_long_as(response)
    except Exception:
        pass


def _sending(plain):
    @functools.wraps(plain)
    def handle_request(self, request):
        exchange = begin("httpx", _described, request)
        try:
            response = plain(self, request)
        except BaseException as error:
            _failed(exchange, error)
            raise
        if exchange is not None:
            _answered(exchange, response)
        return response

    return handle_request


def _sending_later(plain):
    @functools.wraps(plain)
    async def handle_async_request(self, request):
        exchange = begin("httpx", _described, request)
        try:
            response = await plain(self, request)
        except BaseException as error:
            _failed(exchange, error)
            raise
        if exchange is not None:
            _answered(exchange, response)
        return response

    return handle_async_request


def _failed(exchange, error):
    try:
        if exchange is not None:
            exchange.failed(error)
    except Exception:
        pass


def _reading_body(plain):
    @functools.wraps(plain)
    def send(self, *arguments, **named):
        response = plain(self, *arguments, **named)
        _finish(response)
        return response

    return send


def _reading_body_later(plain):
    @functools.wraps(plain)
    async def send(self, *arguments, **named):
        response = await plain(self, *arguments, **named)
        _finish(response)
        return response

    return send


def _finish(response):
    """The body is there, unless the program streams it."""
    try:
        exchange = _reading.pop(response, None)
        if exchange is not None:
            exchange.piece(getattr(response, "_content", b""))
            exchange.finish()
    except Exception:
        pass
