"""UI: looks for what nothing refers to any more while nobody is at work.

With the facts of 3,000 dossiers in memory one look through everything takes half a second, in
which nothing moves. Python would do so at any moment, also between two keys; here it waits until
the hands are off the keyboard. What was just made and dropped is still taken away at once.
"""

from __future__ import annotations

import gc

RUST_S = 20
"""Seconds without a sign of life after which it may take half a second."""
ZELDEN = 1_000
"""So many rounds among the young objects before Python looks through everything by itself."""


class Opruimer:
    """One for the window; `kijk` is told every two seconds for how long nobody did anything."""

    def __init__(self) -> None:
        jong, midden, _ = gc.get_threshold()
        gc.set_threshold(jong, midden, ZELDEN)
        self._gedaan = True

    def kijk(self, stil_s: float) -> bool:
        """Look through everything, once in every silence; True when it did so now."""
        if stil_s < RUST_S:
            self._gedaan = False
            return False
        if self._gedaan:
            return False
        self._gedaan = True
        gc.collect()
        return True
