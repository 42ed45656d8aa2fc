"""Services: a folder that exists in memory only, read by the same code as a folder on disk.

An opened overdrachtspakket is never unpacked on disk. `Geheugenpad` answers what the reading of
a folder asks of a pathlib.Path, no more.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast


@dataclass(frozen=True, slots=True)
class _Stat:
    """What of a file's state is asked."""

    st_size: int


class Geheugenpad:
    """One file or folder of a tree in memory; `bestanden` are bytes by "folder/name"."""

    def __init__(self, bestanden: Mapping[str, bytes], pad: str = "", naam: str = "pakket") -> None:
        self._bestanden = bestanden
        self._pad = pad
        self._naam = naam

    def als_pad(self) -> Path:
        """Give it to code that reads a Path."""
        return cast("Path", self)

    @property
    def name(self) -> str:
        """The last part."""
        return self._pad.rpartition("/")[2] or self._naam

    @property
    def suffix(self) -> str:
        """The ending of the name."""
        punt = self.name.rfind(".")
        return self.name[punt:] if punt > 0 else ""

    @property
    def parent(self) -> Geheugenpad:
        """The folder it is in."""
        return Geheugenpad(self._bestanden, self._pad.rpartition("/")[0], self._naam)

    def __truediv__(self, deel: str) -> Geheugenpad:
        """Go one step down."""
        pad = f"{self._pad}/{deel}" if self._pad else deel
        return Geheugenpad(self._bestanden, pad, self._naam)

    def __lt__(self, ander: Geheugenpad) -> bool:
        """Sort by the whole path."""
        return self._pad < ander._pad

    def __fspath__(self) -> str:
        """Be no place on disk: whoever opens it by name finds nothing."""
        return f"{self._naam}/{self._pad}"

    def exists(self) -> bool:
        """Tell whether it is there."""
        return self.is_file() or self.is_dir()

    def is_file(self) -> bool:
        """Tell whether it is a file."""
        return self._pad in self._bestanden

    def is_dir(self) -> bool:
        """Tell whether it is a folder with something in it, or the root."""
        begin = f"{self._pad}/"
        return not self._pad or any(naam.startswith(begin) for naam in self._bestanden)

    def iterdir(self) -> Iterator[Geheugenpad]:
        """Give what is in the folder itself."""
        begin = f"{self._pad}/" if self._pad else ""
        namen = {
            naam.removeprefix(begin).partition("/")[0]
            for naam in self._bestanden
            if naam.startswith(begin)
        }
        return (self / naam for naam in sorted(namen))

    def read_bytes(self) -> bytes:
        """Give the bytes. FileNotFoundError when there are none."""
        try:
            return self._bestanden[self._pad]
        except KeyError:
            raise FileNotFoundError(self.name) from None

    def open(self, _wijze: str = "rb") -> io.BytesIO:
        """Open it for reading."""
        return io.BytesIO(self.read_bytes())

    def stat(self) -> _Stat:
        """Give its size."""
        return _Stat(len(self.read_bytes()))
