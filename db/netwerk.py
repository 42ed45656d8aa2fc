"""Store: does a team file lie on a network share, and what may be done with it there.

SQLite promises no safety over a network file system: there WAL is not used and
one writer at a time holds the pen (`db.schrijfrecht`).
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable
from enum import Enum
from pathlib import Path

NETWERK = frozenset(
    {
        "nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "ncpfs", "afs", "afpfs", "9p",
        "davfs", "webdav", "glusterfs", "ceph", "lustre", "gfs2", "ocfs2", "beegfs",
    }
)  # fmt: skip
"""File system types that lie on another computer."""

FUSE_NETWERK = (
    "sshfs", "davfs", "gvfsd-fuse", "rclone", "smbnetfs", "glusterfs", "s3fs", "cifs", "smb3",
)  # fmt: skip
"""What follows "fuse." when a user-space file system is a network one."""


class Modus(Enum):
    """How a team file is worked in."""

    LOKAAL = "lokaal"
    SHARE_SCHRIJVER = "share_schrijver"
    SHARE_LEZER = "share_lezer"
    MOMENTOPNAME = "momentopname"

    @property
    def uitleg(self) -> str:
        """The sentence for the status bar; empty on a local disk."""
        return {
            Modus.LOKAAL: "",
            Modus.SHARE_SCHRIJVER: "Netwerkmap: u schrijft; anderen lezen mee.",
            Modus.SHARE_LEZER: "Netwerkmap: u leest mee.",
            Modus.MOMENTOPNAME: (
                "Momentopname: u mag in deze map niet schrijven; het beeld wordt elke minuut "
                "ververst."
            ),
        }[self]

    @property
    def op_share(self) -> bool:
        """Whether the file lies on a network share."""
        return self in (Modus.SHARE_SCHRIJVER, Modus.SHARE_LEZER)


def bepaal_modus(pad: Path | str) -> Modus:
    """Tell how to open a team file; on a share one begins as a reader.

    `db.schrijfrecht.Schrijfrecht` makes a writer of a reader.
    """
    pad = Path(pad)
    if not mag_schrijven(pad):
        return Modus.MOMENTOPNAME
    return Modus.SHARE_LEZER if is_share(pad) else Modus.LOKAAL


def mag_schrijven(pad: Path | str) -> bool:
    """Whether both the folder and the file (when it is there) let us write.

    On Windows os.access says little about folders, so a file is really made there.
    """
    pad = Path(pad)
    if pad.exists() and not os.access(pad, os.W_OK):
        return False
    if os.name != "nt":
        return os.access(pad.parent, os.W_OK | os.X_OK)
    proef = pad.parent / f".kantelpunt-proef-{os.getpid()}"
    try:
        proef.touch()
        proef.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def is_share(pad: Path | str) -> bool:
    """Whether a path lies on a network share or network drive."""
    if sys.platform == "win32":
        return is_share_windows(str(Path(pad).absolute()), _stationssoort)
    try:
        tabel = Path("/proc/mounts").read_text("utf-8", "surrogateescape")
    except OSError:
        return False
    return is_share_linux(os.path.realpath(pad), tabel.splitlines())


def is_share_linux(pad: str, tabel: Iterable[str]) -> bool:
    """Decide by a mount table (/proc/mounts): the longest mount point that holds the path.

    Of two mounts on the same point the later one counts, as it hides the earlier.
    """
    beste, soort = -1, ""
    for regel in tabel:
        delen = regel.split()
        if len(delen) < 3:
            continue
        punt = _zonder_octaal(delen[1]).rstrip("/")
        if (pad == punt or pad.startswith(f"{punt}/")) and len(punt) >= beste:
            beste, soort = len(punt), delen[2].lower()
    if soort.startswith("fuse."):
        return soort.removeprefix("fuse.") in FUSE_NETWERK
    return soort in NETWERK


def is_share_windows(pad: str, stationssoort: Callable[[str], int]) -> bool:
    r"""Decide by a Windows path: UNC (\\server\share), or a drive of type DRIVE_REMOTE (4)."""
    pad = pad.replace("/", "\\")
    if pad.upper().startswith("\\\\?\\UNC\\"):
        return True
    if pad.startswith(("\\\\?\\", "\\\\.\\")):
        pad = pad[4:]
    elif pad.startswith("\\\\"):
        return True
    station = re.match(r"[A-Za-z]:", pad)
    return station is not None and stationssoort(f"{station.group()}\\") == 4


def _zonder_octaal(punt: str) -> str:
    r"""Undo the \040 escapes that /proc/mounts uses for spaces."""
    return re.sub(r"\\([0-7]{3})", lambda m: chr(int(m.group(1), 8)), punt)


def _stationssoort(station: str) -> int:
    """Ask Windows for the type of a drive (GetDriveTypeW); 0 elsewhere."""
    if sys.platform != "win32":
        return 0
    import ctypes

    return int(ctypes.windll.kernel32.GetDriveTypeW(station))
