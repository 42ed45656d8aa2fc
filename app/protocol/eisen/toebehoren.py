"""Protocol: whether an event counts in a track: any one, one track, or those of one fact.

A recorded event names the key of its track, or nothing: whichever asks for it. Events that an
appeal, request or leave holds belong to the tracks which that fact began, so that the outcome
of one appeal ends no track of another; its own coming in never answers the question whether
there is a new one (domain.vrijstellinggebeurtenissen).
"""

from __future__ import annotations

from app.domain.vrijstellinggebeurtenissen import ALLEEN_EIGEN, NIET_VOOR_ZICHZELF, feit_van


def hoort_bij(spoor: str, sleutel: str) -> bool:
    """Tell whether an event with this `spoor` counts in the track with this key."""
    if not spoor or not sleutel or spoor == sleutel:
        return True
    van = sleutel.partition(":")[2]
    if spoor.startswith(ALLEEN_EIGEN):
        return feit_van(van) == spoor.removeprefix(ALLEEN_EIGEN)
    if spoor.startswith(NIET_VOOR_ZICHZELF):
        return van != f"{spoor.removeprefix(NIET_VOOR_ZICHZELF)}.vrijstelling"
    return False
