"""The way to the listener: lines of JSON over a Unix socket or a named pipe. It never waits, and drops rather than grow."""

import atexit
import json
import os
import sys
import threading
import time

from .arrival import STARTED
from .config import read_config

# Seconds until the next attempt to reach a listener: doubled by each failure.
SHORTEST_PAUSE = 1.0
LONGEST_PAUSE = 30.0
# Bytes that may wait for a slow reader.
MOST_WAITING = 1024 * 1024
# Bytes of one line.
LONGEST_LINE = 256 * 1024
# Seconds that the end of the program may take for what still waits.
LAST_WORDS = 0.25


def _connect(address):
    """An open connection with a `send(bytes) -> int` that raises BlockingIOError where it would wait."""
    if os.name == "nt":
        from .named_pipe import NamedPipe

        return NamedPipe(address)
    import socket

    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        connection.setblocking(False)
        connection.connect(address)
    except BaseException:
        connection.close()
        raise
    return connection


class Stream:
    """One process's connection. Safe to use from every thread; a fork begins anew."""

    def __init__(self):
        self._lock = threading.RLock()
        self._forget()
        atexit.register(self._say_last)
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self._begin_anew)

    def _forget(self):
        self._connection = None
        self._waiting = bytearray()
        self._dropped = 0
        self._next_attempt = 0.0
        self._pause = SHORTEST_PAUSE
        self._config = None

    def _begin_anew(self):
        self._lock = threading.RLock()
        connection = self._connection
        self._forget()
        if connection is not None:
            # The parent's end stays open: only this process lets go of it.
            connection.close()

    def is_heard(self):
        """Whether somebody listens; where nobody did, it is tried again now and then."""
        with self._lock:
            return self._connection is not None or self._attach()

    def listens_to(self, host):
        """Whether who listens wants to hear of requests to `host` (`name` or `name:port`, lower case)."""
        return self._config is not None and host in self._config.hosts

    def say(self, text):
        """Sends one event, which is `text` as JSON, or keeps it while the reader is slow, or counts it as dropped."""
        line = text.encode("utf-8", "replace") + b"\n"
        with self._lock:
            if self._connection is None:
                return
            if len(line) > LONGEST_LINE or len(self._waiting) + len(line) > MOST_WAITING:
                self._dropped += 1
                self._flush()
                return
            if self._dropped:
                self._waiting += b'{"t":"dropped","count":%d}\n' % self._dropped
                self._dropped = 0
            self._waiting += line
            self._flush()

    def _attach(self):
        now = time.monotonic()
        if now < self._next_attempt:
            return False
        config = read_config()
        try:
            if config is None:
                raise OSError("nobody listens")
            self._connection = _connect(config.address)
        except (OSError, ValueError):
            self._next_attempt = now + self._pause
            self._pause = min(self._pause * 2, LONGEST_PAUSE)
            return False
        self._config = config
        self._pause = SHORTEST_PAUSE
        self._waiting = bytearray(self._hello(config))
        self._dropped = 0
        return self._flush()

    def _hello(self, config):
        program = os.path.abspath(sys.argv[0]) if sys.argv and sys.argv[0] not in ("", "-c", "-m") else ""
        hello = {
            "v": 1,
            "t": "hello",
            "secret": config.secret,
            "pid": os.getpid(),
            "thread": 0,
            "runtime": "python %d.%d.%d" % sys.version_info[:3],
            "program": program,
            "cwd": os.getcwd(),
            "started": STARTED,
        }
        return json.dumps(hello).encode() + b"\n"

    def _flush(self):
        """Sends what waits, as far as the reader takes it. False where the connection is gone."""
        try:
            while self._waiting:
                sent = self._connection.send(self._waiting)
                del self._waiting[:sent]
        except BlockingIOError:
            pass
        except OSError:
            self._let_go()
            return False
        return True

    def _let_go(self):
        connection, self._connection = self._connection, None
        self._waiting = bytearray()
        self._next_attempt = time.monotonic() + self._pause
        self._pause = min(self._pause * 2, LONGEST_PAUSE)
        if connection is not None:
            connection.close()

    def _say_last(self):
        from .exchange import end_all

        try:
            end_all()
            until = time.monotonic() + LAST_WORDS
            with self._lock:
                while self._connection is not None and self._waiting and time.monotonic() < until:
                    self._flush()
                    if self._waiting:
                        time.sleep(0.01)
        except Exception:
            pass


stream = Stream()
