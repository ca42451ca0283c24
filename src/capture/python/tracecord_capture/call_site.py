"""Where in the program a request was made: frames of the stack, nearest first."""

import itertools
import json
import linecache
import os

MOST_FRAMES = 24
_HERE = os.path.dirname(os.path.abspath(__file__)) + os.sep
_RUNTIME = os.path.dirname(os.path.abspath(os.__file__)) + os.sep
_PACKAGES = (os.sep + "site-packages" + os.sep, os.sep + "dist-packages" + os.sep)
_LOOP = os.path.join("asyncio", "")

# Frames as they are told, with their code.
_known = {}
_MOST_KNOWN = 1000


def raw_frames(frame, most=MOST_FRAMES):
    """(code, instruction, line) of a frame and its callers, up to an event loop: what called that did not ask."""
    frames = []
    while frame is not None and len(frames) < most:
        code = frame.f_code
        name = code.co_filename
        if not name.startswith("<") and not name.startswith(_HERE):
            if not name.startswith(_RUNTIME) or is_package(name):
                frames.append((code, frame.f_lasti, frame.f_lineno))
            elif _LOOP in name and code.co_name in ("_run", "_run_once", "run_forever"):
                break
        frame = frame.f_back
    return frames


def is_package(name):
    """Whether a file belongs to an installed package."""
    return any(part in name for part in _PACKAGES)


def has_own(frames):
    """Whether a frame is of the program itself, not of a package."""
    return any(not is_package(code.co_filename) for code, _, _ in frames)


def call_site(frames):
    """What the line of an event says of these frames, as JSON; None where nothing is known."""
    if not has_own(frames):
        from .task_origins import origin

        frames = frames + origin()
    frames = frames[:MOST_FRAMES]
    return '{"frames":[%s]}' % ",".join(map(_told, frames)) if frames else None


def library_of(frames, default):
    """The library that the program called: of those that stand on one another the outermost."""
    found = default
    for code, _, _ in frames:
        name = code.co_filename.replace(os.sep, "/")
        if not is_package(code.co_filename):
            return found
        found = next((library for folder, library in _LIBRARIES if folder in name), found)
    return found


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
    """A frame as JSON. A program calls from few places, and from each of them often."""
    code, instruction, line = frame
    # By identity: code of two files may be equal. What is known keeps its code, so that the number stays its own.
    key = (id(code), instruction, line)
    known = _known.get(key)
    if known is None:
        if len(_known) >= _MOST_KNOWN:
            _known.clear()
        told = json.dumps(_described(*frame), ensure_ascii=False, separators=(",", ":"))
        known = _known[key] = (code, told)
    return known[1]


def _described(code, instruction, line):
    described = {"file": code.co_filename, "line": line, "name": code.co_name}
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
    text = linecache.getline(file, line)
    if text.isascii():
        return bytes_before + 1
    before = text.encode("utf-8")[:bytes_before].decode("utf-8", "ignore")
    return len(before.encode("utf-16-le")) // 2 + 1
