"""Hooks an HTTP library the moment that it is imported, so that a Python without one costs next to nothing."""

import sys
import time

# When this process began, epoch milliseconds: no line of the program has been read by now.
STARTED = int(time.time() * 1000)

# A module that sends, and what of ours watches it.
WATCHERS = {
    "aiohttp.client": ("aiohttp_hook", "install"),
    "http.client": ("http_client_hook", "install"),
    "urllib3.connectionpool": ("http_client_hook", "install_pool"),
    "httpx._client": ("httpx_hook", "install"),
    "asyncio.base_events": ("task_origins", "install"),
}


class _Finder:
    """A finder that lets the others find, and adds a step after a module of the table has run."""

    def __init__(self):
        self._finding = set()

    def find_spec(self, name, path=None, target=None):
        if name not in WATCHERS or name in self._finding:
            return None
        self._finding.add(name)
        try:
            spec = self._found_by_others(name, path, target)
        finally:
            self._finding.discard(name)
        if spec is None or spec.loader is None or not hasattr(spec.loader, "exec_module"):
            return None
        spec.loader = _Loader(spec.loader, name)
        return spec

    def _found_by_others(self, name, path, target):
        for finder in sys.meta_path:
            find = None if finder is self else getattr(finder, "find_spec", None)
            spec = None if find is None else find(name, path, target)
            if spec is not None:
                return spec
        return None


class _Loader:
    """The loader of a module, and the hook behind it."""

    def __init__(self, loader, name):
        self._loader = loader
        self._name = name

    def create_module(self, spec):
        return self._loader.create_module(spec)

    def exec_module(self, module):
        self._loader.exec_module(module)
        # What inspects or reloads the module finds its own loader.
        module.__loader__ = self._loader
        if module.__spec__ is not None:
            module.__spec__.loader = self._loader
        _hook(self._name, module)

    def __getattr__(self, name):
        return getattr(self._loader, name)


def _hook(name, module):
    try:
        watcher, step = WATCHERS[name]
        getattr(__import__("tracecord_capture." + watcher, fromlist=(step,)), step)(module)
    except Exception:
        pass


def arm():
    """Waits for the modules of the table, and hooks those that are here already. Done once a process."""
    if any(isinstance(finder, _Finder) for finder in sys.meta_path):
        return
    sys.meta_path.insert(0, _Finder())
    for name in WATCHERS:
        if name in sys.modules:
            _hook(name, sys.modules[name])
