"""The collector is held back for a moment only, also when something goes wrong inside."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest

from db.zonder_gc import VEEL, zonder_gc


def test_it_is_off_inside_and_on_after() -> None:
    with zonder_gc():
        assert not gc.isenabled()
        with zonder_gc():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_is_on_after_an_error() -> None:
    with pytest.raises(RuntimeError), zonder_gc():
        raise RuntimeError
    assert gc.isenabled()


def test_who_had_it_off_keeps_it_off() -> None:
    gc.disable()
    try:
        with zonder_gc():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_it_stays_off_until_the_last_thread_is_done() -> None:
    """A short reading that ends must not wake the collector in the midst of a long one."""
    begonnen, klaar = threading.Event(), threading.Event()

    def lang() -> None:
        with zonder_gc():
            begonnen.set()
            klaar.wait(10)

    draad = threading.Thread(target=lang)
    with zonder_gc():
        draad.start()
        assert begonnen.wait(10)
    assert not gc.isenabled()
    klaar.set()
    draad.join(10)
    assert gc.isenabled()


class Kring:
    """Refers to itself, so that only the collector can take it away."""

    def __init__(self) -> None:
        self.zelf = self


def test_what_was_set_aside_can_still_be_collected() -> None:
    with zonder_gc():
        veel = [[i] for i in range(VEEL * 2)]
        kring = weakref.ref(Kring())
    assert gc.get_freeze_count() == 0
    assert len(veel) == VEEL * 2
    assert kring() is not None
    gc.collect()
    assert kring() is None
