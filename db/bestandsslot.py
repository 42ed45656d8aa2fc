"""Store: an operating system lock on a side file, held by one program at a time.

The lock vanishes with the process that holds it, so a killed program leaves
nothing to clear away. One byte far behind the text is locked: on Windows a
locked byte cannot be read by others, and they must be able to read who holds
the lock (fcntl.lockf and msvcrt.locking both lock byte ranges, also over NFS
and SMB).
"""

from __future__ import annotations

import os
import sys
import threading
import time
from pathlib import Path
from types import TracebackType

_BYTE = 1 << 30
_bezet: dict[str, Bestandsslot] = {}
_wacht = threading.Lock()


class Bestandsslot:
    """A lock on `pad`; the file itself may hold text about the holder.

    Within one process the lock is exclusive too (POSIX record locks are not).
    As closing any handle of the file would drop a POSIX lock, its text is read
    by `lees_tekst`, which uses the handle that is open already.
    """

    def __init__(self, pad: Path) -> None:
        self.pad = pad
        self._naam = os.path.realpath(pad)
        self._fd: int | None = None

    @property
    def vast(self) -> bool:
        """Whether this object holds the lock."""
        return self._fd is not None

    def neem(self, wacht: float = 0.0) -> bool:
        """Take the lock, trying for `wacht` seconds; False when another holds it.

        OSError when the side file cannot be made (no write right, folder gone).
        """
        einde = time.monotonic() + wacht
        while not self._probeer():
            if time.monotonic() >= einde:
                return False
            time.sleep(0.02)
        return True

    def geef_terug(self) -> None:
        """Let the lock go; harmless when it is not held."""
        with _wacht:
            if self._fd is None:
                return
            _bezet.pop(self._naam, None)
            fd, self._fd = self._fd, None
            try:
                _ontsluit(fd)
            finally:
                os.close(fd)

    def schrijf_tekst(self, tekst: str) -> None:
        """Replace the text in the locked file; only the holder may."""
        if self._fd is None:
            raise RuntimeError("the lock is not held")
        inhoud = tekst.encode()
        os.ftruncate(self._fd, 0)
        os.lseek(self._fd, 0, os.SEEK_SET)
        os.write(self._fd, inhoud)

    def __enter__(self) -> Bestandsslot:
        if self._fd is None and not self.neem(wacht=10.0):
            raise TimeoutError(str(self.pad))
        return self

    def __exit__(
        self,
        soort: type[BaseException] | None,
        fout: BaseException | None,
        spoor: TracebackType | None,
    ) -> None:
        self.geef_terug()

    def _probeer(self) -> bool:
        with _wacht:
            if self._fd is not None:
                return True
            if self._naam in _bezet:
                return False
            vlaggen = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0)
            fd = os.open(self.pad, vlaggen | getattr(os, "O_BINARY", 0), 0o660)
            try:
                gelukt = _sluit(fd)
            except BaseException:
                os.close(fd)
                raise
            if not gelukt:
                os.close(fd)
                return False
            self._fd = fd
            _bezet[self._naam] = self
            return True


def lees_tekst(pad: Path) -> str:
    """Read the text of a lock file, also when this very process holds the lock."""
    with _wacht:
        houder = _bezet.get(os.path.realpath(pad))
        if houder is not None and houder._fd is not None:  # noqa: SLF001 - same module
            os.lseek(houder._fd, 0, os.SEEK_SET)  # noqa: SLF001
            return os.read(houder._fd, 65536).decode("utf-8", "replace")  # noqa: SLF001
    try:
        return pad.read_text("utf-8", "replace")
    except OSError:
        return ""


if sys.platform == "win32":
    import msvcrt

    def _sluit(fd: int) -> bool:
        os.lseek(fd, _BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _ontsluit(fd: int) -> None:
        os.lseek(fd, _BYTE, os.SEEK_SET)
        msvcrt.locking(fd, msvcrt.LK_UNLCK, 1)

else:
    import errno
    import fcntl

    def _sluit(fd: int) -> bool:
        try:
            fcntl.lockf(fd, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, _BYTE)
        except OSError as fout:
            if fout.errno in (errno.EACCES, errno.EAGAIN):
                return False
            raise
        return True

    def _ontsluit(fd: int) -> None:
        fcntl.lockf(fd, fcntl.LOCK_UN, 1, _BYTE)
