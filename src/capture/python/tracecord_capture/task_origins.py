"""Who made a task: the only line of the program that a call has which was handed to the event loop at once."""

import sys
import weakref

from .call_site import has_own, raw_frames

# Frames that are kept of each: a call is rarely wrapped deeper.
_MOST_FRAMES = 6

_origins = weakref.WeakKeyDictionary()


def install(base_events):
    """Notes the caller of `create_task` of Python's own event loops. Loops in C are not seen."""
    plain = base_events.BaseEventLoop.create_task

    def create_task(self, *arguments, **named):
        task = plain(self, *arguments, **named)
        try:
            frames = raw_frames(sys._getframe(1), _MOST_FRAMES)
            _origins[task] = frames if has_own(frames) else frames + origin()
        except Exception:
            pass
        return task

    create_task.__wrapped__ = plain
    base_events.BaseEventLoop.create_task = create_task


def origin():
    """Frames of who made the running task; none outside of one."""
    asyncio = sys.modules.get("asyncio")
    if asyncio is None:
        return []
    try:
        task = asyncio.current_task()
    except RuntimeError:
        return []
    return [] if task is None else _origins.get(task, [])
