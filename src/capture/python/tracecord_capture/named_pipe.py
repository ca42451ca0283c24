"""A named pipe of Windows that is written to without waiting."""

import os


class NamedPipe:
    """The client's end of a named pipe."""

    def __init__(self, address):
        import ctypes
        import msvcrt

        self._file = os.open(address, os.O_WRONLY | getattr(os, "O_BINARY", 0))
        no_wait = ctypes.c_ulong(1)
        handle = ctypes.c_void_p(msvcrt.get_osfhandle(self._file))
        if not ctypes.windll.kernel32.SetNamedPipeHandleState(handle, ctypes.byref(no_wait), None, None):
            os.close(self._file)
            raise OSError("The pipe cannot be written to without waiting.")

    def send(self, data):
        """Writes what fits; raises BlockingIOError where nothing does."""
        sent = os.write(self._file, bytes(data[:4096]))
        if sent == 0:
            raise BlockingIOError()
        return sent

    def close(self):
        os.close(self._file)
