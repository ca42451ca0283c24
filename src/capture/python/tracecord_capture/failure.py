"""Failures of the network by the names that Node gives them, which the listener knows."""

import errno
import socket
import ssl


def code_of(error):
    """A code such as ECONNRESET and a short message without addresses of the program."""
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return "CERT_HAS_EXPIRED" if "expired" in str(cause) else "UNABLE_TO_VERIFY_LEAF_SIGNATURE", _said(cause)
        if isinstance(cause, ssl.SSLError):
            return "ERR_SSL", _said(cause)
        if isinstance(cause, socket.gaierror):
            return "ENOTFOUND" if cause.errno != socket.EAI_AGAIN else "EAI_AGAIN", _said(cause)
        if isinstance(cause, TimeoutError) or "timeout" in type(cause).__name__.lower():
            return "ETIMEDOUT", _said(cause)
        if isinstance(cause, OSError) and cause.errno in errno.errorcode:
            return errno.errorcode[cause.errno], _said(cause)
    return type(error).__name__, _said(error)


def _causes(error):
    """The innermost causes first."""
    chain = []
    while error is not None and len(chain) < 8:
        chain.append(error)
        inner = error.__cause__ or error.__context__
        reason = getattr(error, "reason", None) or getattr(error, "os_error", None)
        error = reason if isinstance(reason, BaseException) else inner
    return reversed(chain)


def _said(error):
    return (getattr(error, "strerror", None) or type(error).__name__)[:200]
