"""Whether an event counts in a track: any one, one track, or those of one fact."""

from __future__ import annotations

import pytest

from app.protocol.eisen.toebehoren import hoort_bij


@pytest.mark.parametrize(
    ("spoor", "sleutel", "hoort"),
    [
        ("", "vrijstelling_5a:v1.kennisgeving", True),
        ("vrijstelling_5a:v1.kennisgeving", "", True),
        ("vrijstelling_5a:k1", "vrijstelling_5a:k1", True),
        ("vrijstelling_5a:k1", "vrijstelling_5a:k2", False),
        # what an appeal holds: the tracks which that appeal began, and no other
        ("=v1", "vrijstelling_5a:v1.kennisgeving", True),
        ("=v1", "kennisgeving_jaarlijks:v1.vrijstelling", True),
        ("=v1", "vrijstelling_5a:v2.kennisgeving", False),
        ("=v1", "vrijstelling_5a:v11.kennisgeving", False),
        ("=v1", "vrijstelling_5a:k1", False),
        # its coming in: a new one for any track, but not for what came of itself
        ("~v1", "kennisgeving_jaarlijks:v1.vrijstelling", False),
        ("~v1", "kennisgeving_jaarlijks:v2.vrijstelling", True),
        ("~v1", "vrijstelling_5a:v1.kennisgeving", True),
        ("~v1", "kennisgeving_jaarlijks:k1", True),
    ],
)
def test_whose_event_it_is(spoor: str, sleutel: str, hoort: bool) -> None:
    assert hoort_bij(spoor, sleutel) is hoort
