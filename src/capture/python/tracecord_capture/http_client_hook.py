"""Watches Python's own http.client, and with it urllib, urllib3 and requests."""

import functools
import sys
import threading
import weakref

from .exchange import begin

# Requests that are being written, and those that are on their way.
_heads = weakref.WeakKeyDictionary()
_connections = weakref.WeakKeyDictionary()
_reading = weakref.WeakKeyDictionary()
# Of this thread: whether it is in a read (reading calls reading, only the outermost tells), and the last exchange.
_now = threading.local()


def install(client):
    """Wraps the head of a request, the head of an answer, and every way to read its body."""
    connection = client.HTTPConnection
    response = client.HTTPResponse
    plain_put, plain_end, plain_get = connection.putrequest, connection.endheaders, connection.getresponse

    @functools.wraps(plain_put)
    def putrequest(self, method, url, *arguments, **named):
        try:
            _connections.pop(self, None)
            _heads[self] = (method, url)
        except Exception:
            pass
        return plain_put(self, method, url, *arguments, **named)

    @functools.wraps(plain_end)
    def endheaders(self, *arguments, **named):
        _begin(self)
        try:
            return plain_end(self, *arguments, **named)
        except BaseException as error:
            _failed(self, error)
            raise

    @functools.wraps(plain_get)
    def getresponse(self, *arguments, **named):
        try:
            answer = plain_get(self, *arguments, **named)
        except TypeError:
            # urllib3 tries whether this Python knows an argument.
            raise
        except BaseException as error:
            _failed(self, error)
            raise
        try:
            exchange = _connections.pop(self, None)
            if exchange is not None:
                exchange.answered(answer.status, answer.getheaders())
                if exchange.wants_body:
                    exchange.lasts_as_long_as(answer)
                    _reading[answer] = (exchange, (answer.getheader("content-encoding") or "").lower())
                    if answer.isclosed():
                        _finish(answer)
        except Exception:
            pass
        return answer

    connection.putrequest, connection.endheaders, connection.getresponse = putrequest, endheaders, getresponse
    for name in ("send", "connect"):
        setattr(connection, name, _failing(getattr(connection, name)))
    for name in ("read", "read1", "_safe_read"):
        if hasattr(response, name):
            setattr(response, name, _telling(getattr(response, name)))
    response._close_conn = _ending(response._close_conn)


def install_pool(connectionpool):
    """urllib3 connects by TLS before it begins a request: a failure there would not be seen."""
    pool = connectionpool.HTTPConnectionPool
    plain = pool._make_request

    @functools.wraps(plain)
    def make_request(self, conn, method, url, *arguments, **named):
        _now.told = False
        try:
            return plain(self, conn, method, url, *arguments, **named)
        except BaseException as error:
            if not _now.told:
                _never_sent(self, method, url, named.get("headers"), error)
            raise

    pool._make_request = make_request


def _never_sent(pool, method, url, headers, error):
    try:
        exchange = begin("urllib3", _described_by_pool, pool, method, url, headers)
        if exchange is not None:
            exchange.failed(error)
    except Exception:
        pass


def _described_by_pool(pool, method, url, headers):
    origin = "%s://%s%s" % (pool.scheme, pool.host, ":%d" % pool.port if pool.port else "")
    yield method, url if "://" in url else origin + url
    said = {str(name).lower(): str(value) for name, value in (headers or {}).items()}
    yield said.get("authorization"), said.get("user-agent")


def _begin(connection):
    """All of the head has been written, and nothing of it was sent."""
    try:
        head = _heads.pop(connection, None)
        exchange = None if head is None else begin("http.client", _described, connection, *head)
        if exchange is not None:
            _connections[connection] = exchange
            _now.told = True
    except Exception:
        pass


def _described(connection, method, url):
    yield method, _address(connection, url)
    lines = getattr(connection, "_buffer", ())
    yield _written(lines, b"authorization:"), _written(lines, b"user-agent:")


def _written(lines, name):
    """The value of a header among the lines of a head."""
    for line in lines:
        if line[: len(name)].lower() == name:
            return line[len(name) :].strip().decode("latin-1")
    return None


def _address(connection, url):
    if "://" in url:
        return url
    secure = isinstance(connection, getattr(sys.modules["http.client"], "HTTPSConnection", ()))
    host, port = (
        (connection._tunnel_host, connection._tunnel_port)
        if getattr(connection, "_tunnel_host", None)
        else (connection.host, connection.port)
    )
    name = "[%s]" % host if ":" in host else host
    return "%s://%s%s%s" % ("https" if secure else "http", name, ":%d" % port if port else "", url)


def _failed(connection, error):
    try:
        exchange = _connections.pop(connection, None)
        if exchange is not None:
            exchange.failed(error)
    except Exception:
        pass


def _failing(plain):
    @functools.wraps(plain)
    def step(self, *arguments, **named):
        try:
            return plain(self, *arguments, **named)
        except BaseException as error:
            _failed(self, error)
            raise

    return step


def _telling(plain):
    @functools.wraps(plain)
    def read(self, *arguments, **named):
        watched = self in _reading and not getattr(_now, "reading", False)
        if not watched:
            return plain(self, *arguments, **named)
        exchange, encoding = _reading[self]
        _now.reading = True
        try:
            data = plain(self, *arguments, **named)
        finally:
            _now.reading = False
        # What ends a chunk is no part of the body.
        if data and data != b"\r\n":
            exchange.piece(data, encoding)
        if self.isclosed():
            _finish(self)
        return data

    return read


def _ending(plain):
    @functools.wraps(plain)
    def close(self):
        plain(self)
        # A read that reaches the end closes before it returns its piece.
        if not getattr(_now, "reading", False):
            _finish(self)

    return close


def _finish(answer):
    try:
        watched = _reading.pop(answer, None)
        if watched is not None:
            watched[0].finish()
    except Exception:
        pass
