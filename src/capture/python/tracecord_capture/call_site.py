"""Where in the program a request was made: frames of the stack, nearest first."""

import functools
import itertools
import json
import os

MOST_FRAMES = 24
_HERE = os.path.dirname(os.path.abspath(__file__)) + os.sep
_RUNTIME = os.path.dirname(os.path.abspath(os.__file__)) + os.sep
_PACKAGES = (os.sep + "site-packages" + os.sep, os.sep + "dist-packages" + os.sep)
_ASYNCIO = os.path.join(_RUNTIME, "asyncio", "")

# Flags of code, as `inspect` names them: of every kind of coroutine, and of a generator.
_COROUTINE = 0x80 | 0x100 | 0x200
_GENERATOR = 0x20

# What the listener takes of a name and of a path: longer ones would cost the whole event.
_LONGEST_NAME = 400
_LONGEST_PATH = 4096

# Frames as they are told, with their code; and what is told of all the frames of a call, with these. By the identity of
# code: that of two files may be equal. What is kept keeps its code, so that the number stays its own.
_known = {}
_known_places = {}
_MOST_KNOWN = 1000


# Whose a file is; the last: made of text, without a file.
_OF_OTHERS, _OF_RUNTIME, _OF_HOOK, _OF_TEXT = range(4)


@functools.lru_cache(maxsize=1000)
def _kind_of(name):
    if name.startswith(_RUNTIME) and not is_package(name):
        return _OF_RUNTIME
    if name.startswith(_HERE):
        return _OF_HOOK
    return _OF_TEXT if name.startswith("<") else _OF_OTHERS


def raw_frames(frame, most=MOST_FRAMES):
    """(code, instruction, line) of a frame and its callers, up to an event loop: what called that did not ask.

    Loops are known by what they do, for some are written in C (uvloop) and others are packages (trio): a plain function
    that a coroutine returns to runs it.
    """
    frames = []
    in_coroutine = False
    while frame is not None and len(frames) < most:
        code = frame.f_code
        kind = _kind_of(code.co_filename)
        is_generator = code.co_flags & _GENERATOR
        if in_coroutine and not code.co_flags & _COROUTINE and not is_generator:
            # The runtime's own may be on the way, as where a task begins at once (Python 3.12).
            if kind not in (_OF_RUNTIME, _OF_HOOK):
                break
        in_coroutine = bool(code.co_flags & _COROUTINE or (in_coroutine and is_generator))
        if kind == _OF_RUNTIME:
            if runs_loop(code) or waits_for_loop(code):
                break
        elif kind == _OF_OTHERS:
            frames.append((code, frame.f_lasti, frame.f_lineno))
        frame = frame.f_back
    return frames


def is_of_asyncio(code):
    """Whether a function is one of Python's own asyncio."""
    return code.co_filename.startswith(_ASYNCIO)


def waits_for_loop(code):
    """Whether a function of asyncio runs an event loop until one task is done."""
    return is_of_asyncio(code) and (
        code.co_name == "run_until_complete" or (code.co_name == "run" and code.co_filename.endswith("runners.py"))
    )


def runs_loop(code):
    """Whether a function of asyncio is one that an event loop calls everything from."""
    return is_of_asyncio(code) and code.co_name in ("_run", "_run_once", "run_forever")


@functools.lru_cache(maxsize=1000)
def is_package(name):
    """Whether a file belongs to an installed package."""
    return any(part in name for part in _PACKAGES)


def has_own(frames):
    """Whether a frame is of the program itself, not of a package."""
    for code, _, _ in frames:
        if not is_package(code.co_filename):
            return True
    return False


def told_place(frames, default):
    """What the line of an event says of these frames: the library that the program called, and the site as JSON, empty
    where nothing is known. A program calls from few places, and from each of them often."""
    key = (default, *[(id(code), instruction) for code, instruction, _ in frames])
    known = _known_places.get(key)
    if known is None:
        known = (frames, _library_of(frames, default), _site(frames) if has_own(frames) else None)
        if len(_known_places) >= _MOST_KNOWN:
            _known_places.clear()
        _known_places[key] = known
    _, library, site = known
    return library, _site_of_origin(frames) if site is None else site


def _site_of_origin(frames):
    from .task_origins import origin

    more, is_weak = origin()
    return _site(frames + more, is_weak)


def _site(frames, is_weak=False):
    frames = [frame for frame in frames[:MOST_FRAMES] if len(frame[0].co_filename) <= _LONGEST_PATH]
    if not frames:
        return ""
    return '{"frames":[%s]%s}' % (",".join(map(_told, frames)), ',"weak":true' if is_weak else "")


def _library_of(frames, default):
    """Of the libraries that stand on one another the outermost."""
    found = default
    for code, _, _ in frames:
        if not is_package(code.co_filename):
            return found
        found = _library_in(code.co_filename) or found
    return found


@functools.lru_cache(maxsize=1000)
def _library_in(name):
    """The library that a file belongs to; None where it is none of those that are known."""
    name = name.replace(os.sep, "/")
    return next((library for folder, library in _LIBRARIES if folder in name), None)


_LIBRARIES = (
    ("/discord/http.py", "discord.py"),
    ("/discord/webhook/async_.py", "discord.py"),
    ("/discord/webhook/sync.py", "discord.py"),
    ("/nextcord/http.py", "nextcord"),
    ("/disnake/http.py", "disnake"),
    ("/hikari/impl/rest.py", "hikari"),
    ("/interactions/api/http/", "interactions.py"),
    ("/requests/", "requests"),
    ("/httpx/", "httpx"),
    ("/urllib3/", "urllib3"),
)


def _told(frame):
    """A frame as JSON."""
    code, instruction, line = frame
    key = (id(code), instruction, line)
    known = _known.get(key)
    if known is None:
        if len(_known) >= _MOST_KNOWN:
            _known.clear()
        told = json.dumps(_described(*frame), ensure_ascii=False, separators=(",", ":"))
        known = _known[key] = (code, told)
    return known[1]


def _described(code, instruction, line):
    described = {"file": code.co_filename, "line": line, "name": code.co_name[: _LONGEST_NAME // 2]}
    if hasattr(code, "co_positions") and instruction >= 0 and not is_package(code.co_filename):
        place = _position(code, instruction)
        if place is not None and place[0] == line:
            _, end_line, column, end_column = place
            described["column"] = _utf16_column(code.co_filename, line, column)
            if end_line is not None and end_column is not None:
                described["endLine"] = end_line
                described["endColumn"] = _utf16_column(code.co_filename, end_line, end_column)
    return described


def _position(code, instruction):
    for place in itertools.islice(code.co_positions(), instruction // 2, None):
        return None if place[0] is None or place[2] is None else place
    return None


def _utf16_column(file, line, bytes_before):
    """A column as editors count it, from 1, out of Python's number of UTF-8 bytes."""
    # Here, because it brings a tokenizer, which a program that asks nothing of Discord has no use for.
    import linecache

    text = linecache.getline(file, line)
    if text.isascii():
        return bytes_before + 1
    before = text.encode("utf-8")[:bytes_before].decode("utf-8", "ignore")
    return len(before.encode("utf-16-le")) // 2 + 1
