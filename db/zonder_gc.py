"""Store: bulk reading and writing without the garbage collector walking over every fact."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

VEEL = 5_000
"""From this many new objects on they are set aside as old ones."""


@contextmanager
def zonder_gc() -> Iterator[None]:
    """Hold the collector back for a moment.

    Facts form no cycles; while 50,000 of them are made, it would look through all of them
    several times and find nothing, at a cost of half the reading time. Freeze and unfreeze
    move them to the oldest generation unseen, else switching on would look through them yet.
    """
    aan = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if aan:
            if gc.get_count()[0] > VEEL:
                gc.freeze()
                gc.unfreeze()
            gc.enable()
