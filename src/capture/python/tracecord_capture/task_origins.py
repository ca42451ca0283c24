"""Who made a task: the only line of the program that a call has which was handed to the event loop at once."""

import sys
import weakref

from .call_site import has_own, is_of_asyncio, is_package, raw_frames, runs_loop, waits_for_loop

# Frames that are kept of each: a call is rarely wrapped deeper.
_MOST_FRAMES = 6

_origins = weakref.WeakKeyDictionary()


def install(base_events):
    """Notes the caller of `create_task` of Python's own event loops. Loops in C are not seen."""
    plain = base_events.BaseEventLoop.create_task

    def create_task(self, *arguments, **named):
        task = plain(self, *arguments, **named)
        try:
            _origins[task] = _origin_at(sys._getframe(1))
        except Exception:
            pass
        return task

    create_task.__wrapped__ = plain
    base_events.BaseEventLoop.create_task = create_task


def origin():
    """Frames of who made the running task, and whether they prove nothing; none outside of one."""
    asyncio = sys.modules.get("asyncio")
    if asyncio is None:
        return [], False
    try:
        task = asyncio.current_task()
    except RuntimeError:
        return [], False
    return _origins.get(task, ([], False)) if task is not None else ([], False)


def _origin_at(frame):
    """Of a task that the program hands over itself, or waits for while it runs, the line is known. A library makes
    others for what happened to it: an event of the gateway is not asked for where the program started the client."""
    is_awaited, frame = _past_runner(frame)
    frames = raw_frames(frame, _MOST_FRAMES)
    is_weak = not is_awaited and (not frames or is_package(frames[0][0].co_filename))
    if has_own(frames):
        return frames, is_weak
    more, was_weak = origin()
    return frames + more, is_weak or was_weak


def _past_runner(frame):
    """Whether asyncio runs its loop for this task alone, and the frame that asks for it."""
    is_awaited, place = False, frame
    while place is not None and is_of_asyncio(place.f_code) and not runs_loop(place.f_code):
        is_awaited = is_awaited or waits_for_loop(place.f_code)
        place = place.f_back
    return (True, place) if is_awaited else (False, frame)
