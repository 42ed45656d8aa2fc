"""Store: bulk reading and writing without the garbage collector walking over every fact."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

VEEL = 5_000
"""From this many new objects on they are set aside as old ones."""


_SLOT = threading.Lock()
_BINNEN = 0
_WAS_AAN = False


@contextmanager
def zonder_gc() -> Iterator[None]:
    """Hold the collector back for a moment; of several threads until the last one is done.

    While 50,000 facts or 3,000 stands are made and kept, it would look through all of them
    several times and find nothing, at a cost of half the reading time. Facts form no cycles;
    what a stand works out its words from does, and is taken away once nobody is at work.
    Freeze and unfreeze move all to the oldest generation unseen, else switching on would look
    through it yet.
    """
    global _BINNEN, _WAS_AAN
    with _SLOT:
        if _BINNEN == 0:
            _WAS_AAN = gc.isenabled()
            gc.disable()
        _BINNEN += 1
    try:
        yield
    finally:
        with _SLOT:
            _BINNEN -= 1
            if _BINNEN == 0 and _WAS_AAN:
                if gc.get_count()[0] > VEEL:
                    gc.freeze()
                    gc.unfreeze()
                gc.enable()
