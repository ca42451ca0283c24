"""Loaded by every Python that starts below a watched terminal; does nothing where nobody watches.

Python imports the first `sitecustomize` on its path. This one hands on to the next, which would have been loaded
without it, and then waits for an HTTP library to be imported. Whatever goes wrong here is swallowed: a start of the bot
never fails because of it.
"""

import os
import sys


def _next_sitecustomize():
    """Runs the `sitecustomize` that this one stands in front of, as itself; its errors are its own."""
    import importlib.machinery

    here = os.path.dirname(os.path.abspath(__file__))
    others = [entry for entry in sys.path if os.path.abspath(entry or os.curdir) != here]
    spec = importlib.machinery.PathFinder.find_spec("sitecustomize", others)
    if spec is None or spec.loader is None:
        return
    try:
        # Without all that `importlib.util` brings.
        from _frozen_importlib import module_from_spec
    except ImportError:
        from importlib.util import module_from_spec
    module = module_from_spec(spec)
    sys.modules["sitecustomize"] = module
    spec.loader.exec_module(module)


def _without_blank():
    """Takes the working directory off the path again, where only our own entries of PYTHONPATH brought it there.

    Who puts a folder and a separator in front of an empty PYTHONPATH ends it with an empty entry, which Python takes for
    the working directory.
    """
    here = os.path.dirname(os.path.abspath(__file__))
    entries = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    if entries[-1] != "" or any(entry not in ("", here) for entry in entries) or here not in sys.path:
        return
    last = len(sys.path) - 1 - sys.path[::-1].index(here)
    if sys.path[last + 1 : last + 2] in ([os.getcwd()], [""]):
        del sys.path[last + 1]


def _watch():
    """Arms the hook where a watcher is named and this Python is new enough."""
    if not os.environ.get("TRACECORD_CAPTURE") or sys.version_info < (3, 9):
        return
    from tracecord_capture import arrival

    arrival.arm()


try:
    _without_blank()
    _watch()
except Exception:
    pass
_next_sitecustomize()
