"""Services: the window envelopes that a team can choose, and where their window lies.

Sizes: C5 162 × 229 mm with A4 folded once (210 × 148.5), C5/6 114 × 229 mm with
A4 folded twice (210 × 99); both ISO 269 and its Dutch use. Where makers put the
window is common practice, from no public norm: "te controleren" on screen, with
a test print, and every measure can be changed.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Envelop:
    """An envelope: its name, its window on the folded letter in mm, and how often it is folded."""

    naam: str
    links: float
    boven: float
    breedte: float
    hoogte: float
    vouwen: int


ENVELOPPEN: dict[str, Envelop] = {
    "c5_links": Envelop("C5, venster links", 20, 50, 90, 38, 1),
    "c5_rechts": Envelop("C5, venster rechts", 100, 50, 90, 38, 1),
    "c56_links": Envelop("C5/6, venster links", 20, 48, 90, 35, 2),
    "c56_rechts": Envelop("C5/6, venster rechts", 100, 48, 90, 35, 2),
}
"""The choices of Beheer, Instellingen, by their stored code."""
