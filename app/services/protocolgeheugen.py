"""Services: shipped protocol files as they were read before, so that a start need not read them.

Reading and checking all these TOML files takes as long as a fifth of the whole
start. What came out is kept where Python keeps its own compiled modules, beside
the files it was made from, and under the same trust: whoever can write there
can change the program itself. It counts only while the texts and the code that
reads them are the same; anything else, or no right to write there, means that
the files are read as ever.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import sys
from collections.abc import Mapping
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path

import app.domain
import app.protocol
import resources
from app.protocol.model import Regelbestand
from resources.lezer import lees_tekst

_VORM = 1


@cache
def onthouden(codes: tuple[str, ...], map_: str) -> Mapping[str, Regelbestand]:
    """Give the files that were read before and are still the same; empty when there are none."""
    try:
        inhoud = _plek().read_bytes()
        merk, _, rest = inhoud.partition(b"\n")
        if merk.decode() != _vingerafdruk(codes, map_):
            return {}
        gelezen: dict[str, Regelbestand] = pickle.loads(rest)  # noqa: S301  as a .pyc (see above)
    except Exception:  # a file cut short or of another program: read as ever
        return {}
    return gelezen


def onthoud(codes: tuple[str, ...], map_: str, bestanden: Mapping[str, Regelbestand]) -> None:
    """Keep what was read for the next start, where Python may keep its compiled modules."""
    if sys.dont_write_bytecode:
        return
    plek = _plek()
    tijdelijk = plek.with_name(f"{plek.name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        plek.parent.mkdir(exist_ok=True)
        merk = _vingerafdruk(codes, map_)
        tijdelijk.write_bytes(merk.encode() + b"\n" + pickle.dumps(dict(bestanden)))
        tijdelijk.replace(plek)


def _plek() -> Path:
    """Give the path of the kept file: where Python keeps what it made of the package itself."""
    map_ = Path(cache_from_source(resources.__file__)).parent
    return map_ / f"protocollen.{sys.implementation.cache_tag}.bin"


def _vingerafdruk(codes: tuple[str, ...], map_: str) -> str:
    """Say in one line of which texts and which code this was made."""
    som = hashlib.sha256(f"{_VORM}".encode())
    for code in codes:
        som.update(lees_tekst(map_, f"{code}.toml").encode())
    for pakket in (app.domain, app.protocol):
        som.update(repr(_bronnen(Path(pakket.__file__ or "").parent)).encode())
    return som.hexdigest()


def _bronnen(map_: Path) -> list[tuple[str, int, int]]:
    """Give name, time and size of every source file in a folder and the folders in it."""
    gevonden: list[tuple[str, int, int]] = []
    with os.scandir(map_) as inhoud:
        for vermelding in sorted(inhoud, key=lambda v: v.name):
            if vermelding.is_dir() and vermelding.name != "__pycache__":
                gevonden += [(vermelding.name, 0, 0), *_bronnen(Path(vermelding.path))]
            elif vermelding.name.endswith(".py"):
                stat = vermelding.stat()
                gevonden.append((vermelding.name, stat.st_mtime_ns, stat.st_size))
    return gevonden
