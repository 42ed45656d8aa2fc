"""UI: the colours by meaning, light and dark, and the proof that they can be read.

Every pair of text on surface in `LEESBAAR` keeps 4.5 : 1, every shape in
`ZICHTBAAR` 3 : 1 (beslissingen, Screen; WCAG 2.1 1.4.3 and 1.4.11). A test
computes them.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Kleur(StrEnum):
    """A colour by what it means. `*_vlak` lies behind, `*_rand` around its text colour."""

    ACCENT = "accent"
    OP_ACCENT = "op_accent"
    ACCENT_ZACHT = "accent_zacht"
    GEVAAR = "gevaar"
    GEVAAR_VLAK = "gevaar_vlak"
    GEVAAR_RAND = "gevaar_rand"
    LET_OP = "let_op"
    LET_OP_VLAK = "let_op_vlak"
    LET_OP_RAND = "let_op_rand"
    WACHT = "wacht"
    WACHT_VLAK = "wacht_vlak"
    WACHT_RAND = "wacht_rand"
    GOED = "goed"
    GOED_VLAK = "goed_vlak"
    GOED_RAND = "goed_rand"
    ZEGEL = "zegel"
    ZEGEL_VLAK = "zegel_vlak"
    ZEGEL_RAND = "zegel_rand"
    TEKST = "tekst"
    TEKST_ZACHT = "tekst_zacht"
    VLAK = "vlak"
    PANEEL = "paneel"
    KOP = "kop"
    RAND = "rand"
    RAND_STERK = "rand_sterk"
    SELECTIE = "selectie"
    AANWIJZEN = "aanwijzen"


LICHT: Mapping[Kleur, str] = {
    Kleur.ACCENT: "#17406d",
    Kleur.OP_ACCENT: "#ffffff",
    Kleur.ACCENT_ZACHT: "#e1ebf4",
    Kleur.GEVAAR: "#9c1018",
    Kleur.GEVAAR_VLAK: "#fdeaea",
    Kleur.GEVAAR_RAND: "#c9595d",
    Kleur.LET_OP: "#744700",
    Kleur.LET_OP_VLAK: "#fdf3dc",
    Kleur.LET_OP_RAND: "#b07d25",
    Kleur.WACHT: "#1c4a80",
    Kleur.WACHT_VLAK: "#e6f0fb",
    Kleur.WACHT_RAND: "#6f98c6",
    Kleur.GOED: "#185a2d",
    Kleur.GOED_VLAK: "#e8f5e9",
    Kleur.GOED_RAND: "#5f9c6d",
    Kleur.ZEGEL: "#0a5157",
    Kleur.ZEGEL_VLAK: "#e0f2f2",
    Kleur.ZEGEL_RAND: "#2f7f86",
    Kleur.TEKST: "#1b2430",
    Kleur.TEKST_ZACHT: "#566271",
    Kleur.VLAK: "#f3f5f8",
    Kleur.PANEEL: "#ffffff",
    Kleur.KOP: "#eef1f5",
    Kleur.RAND: "#d4dae2",
    Kleur.RAND_STERK: "#7f8b99",
    Kleur.SELECTIE: "#dde8f4",
    Kleur.AANWIJZEN: "#f0f4f9",
}

DONKER: Mapping[Kleur, str] = {
    Kleur.ACCENT: "#8ebcee",
    Kleur.OP_ACCENT: "#0d1b2a",
    Kleur.ACCENT_ZACHT: "#223850",
    Kleur.GEVAAR: "#ff9d99",
    Kleur.GEVAAR_VLAK: "#43191c",
    Kleur.GEVAAR_RAND: "#b4595b",
    Kleur.LET_OP: "#f3c46f",
    Kleur.LET_OP_VLAK: "#3a2b0d",
    Kleur.LET_OP_RAND: "#a17a2c",
    Kleur.WACHT: "#a5cbf5",
    Kleur.WACHT_VLAK: "#1a2f48",
    Kleur.WACHT_RAND: "#577fae",
    Kleur.GOED: "#92d6a2",
    Kleur.GOED_VLAK: "#17321f",
    Kleur.GOED_RAND: "#4c8a5d",
    Kleur.ZEGEL: "#86d3d6",
    Kleur.ZEGEL_VLAK: "#11302f",
    Kleur.ZEGEL_RAND: "#4e9ba0",
    Kleur.TEKST: "#e7ebf0",
    Kleur.TEKST_ZACHT: "#a6b1be",
    Kleur.VLAK: "#14181e",
    Kleur.PANEEL: "#1c2229",
    Kleur.KOP: "#242b34",
    Kleur.RAND: "#343d48",
    Kleur.RAND_STERK: "#77828f",
    Kleur.SELECTIE: "#26405e",
    Kleur.AANWIJZEN: "#232b34",
}

ANDERE_DAG_LICHT: Mapping[Kleur, str] = {
    **LICHT,
    Kleur.VLAK: "#efe3f4",
    Kleur.PANEEL: "#fbf7fd",
    Kleur.KOP: "#ecdff2",
    Kleur.ACCENT: "#5b2473",
    Kleur.ACCENT_ZACHT: "#e8d6f0",
    Kleur.SELECTIE: "#e3d0ed",
    Kleur.AANWIJZEN: "#f3eaf7",
    Kleur.RAND: "#cdb9d6",
    Kleur.RAND_STERK: "#776c86",
    Kleur.TEKST_ZACHT: "#5a5166",
}
"""Another peildatum than today: the same meanings in a window that is plainly another one."""

ANDERE_DAG_DONKER: Mapping[Kleur, str] = {
    **DONKER,
    Kleur.VLAK: "#261530",
    Kleur.PANEEL: "#2e1b3a",
    Kleur.KOP: "#3a244a",
    Kleur.ACCENT: "#dcb3f0",
    Kleur.OP_ACCENT: "#2a0f38",
    Kleur.ACCENT_ZACHT: "#4a2d5e",
    Kleur.SELECTIE: "#553569",
    Kleur.AANWIJZEN: "#382347",
    Kleur.RAND: "#563b66",
    Kleur.RAND_STERK: "#8f7a9c",
    Kleur.TEKST_ZACHT: "#c3b3cd",
}

LEESBAAR: tuple[tuple[Kleur, Kleur], ...] = (
    (Kleur.TEKST, Kleur.VLAK),
    (Kleur.TEKST, Kleur.PANEEL),
    (Kleur.TEKST, Kleur.KOP),
    (Kleur.TEKST, Kleur.SELECTIE),
    (Kleur.TEKST, Kleur.AANWIJZEN),
    (Kleur.TEKST, Kleur.ACCENT_ZACHT),
    (Kleur.TEKST_ZACHT, Kleur.VLAK),
    (Kleur.TEKST_ZACHT, Kleur.PANEEL),
    (Kleur.TEKST_ZACHT, Kleur.KOP),
    (Kleur.TEKST_ZACHT, Kleur.SELECTIE),
    (Kleur.TEKST_ZACHT, Kleur.AANWIJZEN),
    (Kleur.ACCENT, Kleur.VLAK),
    (Kleur.ACCENT, Kleur.PANEEL),
    (Kleur.ACCENT, Kleur.ACCENT_ZACHT),
    (Kleur.OP_ACCENT, Kleur.ACCENT),
    (Kleur.GEVAAR, Kleur.GEVAAR_VLAK),
    (Kleur.GEVAAR, Kleur.PANEEL),
    (Kleur.GEVAAR, Kleur.VLAK),
    (Kleur.GEVAAR, Kleur.SELECTIE),
    (Kleur.LET_OP, Kleur.LET_OP_VLAK),
    (Kleur.LET_OP, Kleur.PANEEL),
    (Kleur.LET_OP, Kleur.VLAK),
    (Kleur.WACHT, Kleur.WACHT_VLAK),
    (Kleur.WACHT, Kleur.PANEEL),
    (Kleur.GOED, Kleur.GOED_VLAK),
    (Kleur.GOED, Kleur.PANEEL),
    (Kleur.ZEGEL, Kleur.ZEGEL_VLAK),
    (Kleur.ZEGEL, Kleur.PANEEL),
    (Kleur.TEKST, Kleur.ZEGEL_VLAK),
    (Kleur.TEKST_ZACHT, Kleur.ZEGEL_VLAK),
    (Kleur.ACCENT, Kleur.ZEGEL_VLAK),
    (Kleur.GEVAAR, Kleur.ZEGEL_VLAK),
    (Kleur.LET_OP, Kleur.ZEGEL_VLAK),
    (Kleur.GOED, Kleur.ZEGEL_VLAK),
)
"""Text on surface: at least 4.5 : 1."""

ZICHTBAAR: tuple[tuple[Kleur, Kleur], ...] = (
    (Kleur.RAND_STERK, Kleur.PANEEL),
    (Kleur.RAND_STERK, Kleur.VLAK),
    (Kleur.ACCENT, Kleur.SELECTIE),
    (Kleur.GEVAAR, Kleur.PANEEL),
    (Kleur.ZEGEL_RAND, Kleur.PANEEL),
    (Kleur.ZEGEL_RAND, Kleur.VLAK),
)
"""Shapes and borders of inputs on their surface: at least 3 : 1."""


def contrast(een: str, ander: str) -> float:
    """Give the WCAG contrast ratio of two `#rrggbb` colours, from 1.0 to 21.0."""
    licht, donker = sorted((_helderheid(een), _helderheid(ander)), reverse=True)
    return (licht + 0.05) / (donker + 0.05)


def _helderheid(kleur: str) -> float:
    """Give the relative luminance of `#rrggbb` (WCAG 2.1)."""
    delen = [int(kleur[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (d / 12.92 if d <= 0.04045 else ((d + 0.055) / 1.055) ** 2.4 for d in delen)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
