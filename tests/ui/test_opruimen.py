"""What nothing refers to any more is looked for while nobody is at work, once in a silence."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from app.ui.opruimen import RUST_S, ZELDEN, Opruimer


@pytest.fixture
def opruimer() -> Iterator[Opruimer]:
    """Give one, and put Python's own settings back after it."""
    eigen = gc.get_threshold()
    yield Opruimer()
    gc.set_threshold(*eigen)


def test_it_waits_for_a_silence_and_looks_once(opruimer: Opruimer) -> None:
    jong, midden, alles = gc.get_threshold()
    assert (jong > 0, midden > 0, alles) == (True, True, ZELDEN)
    gekeken = [opruimer.kijk(stil) for stil in (RUST_S + 1, 0.0, RUST_S - 1, RUST_S, RUST_S + 2)]
    assert gekeken == [False, False, False, True, False]  # nothing was done before the first
    assert not opruimer.kijk(1)
    assert opruimer.kijk(RUST_S)
