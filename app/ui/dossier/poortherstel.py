"""UI: which form mends a closed gate, read from what the gate asks; no gate is known by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from app.protocol.model import Protocol, Voorwaarde


def herstel_van(protocol: Protocol, code: str) -> tuple[str, Mapping[str, Any]] | None:
    """Give (kind, proposed values) of the form that would open a gate; None when no form does."""
    regel = next((p for p in protocol.poorten if p.code == code), None)
    return None if regel is None else _van_eis(regel.eis)


def _van_eis(eis: Voorwaarde) -> tuple[str, Mapping[str, Any]] | None:
    """Read the form from what is asked; of several the first that has a form."""
    soort = str(eis.eis)
    if soort in ("alle", "een"):
        return next((h for h in map(_van_eis, eis.delen) if h is not None), None)
    soorten = min(eis.soorten, default="")
    per_soort: dict[str, dict[str, Any]] = {
        "toestemming": {"doel": eis.doel},
        "doorgave": {"aan": eis.aan},
        "overleg": {"soort": soorten, "plan": eis.plan},
        "interventie": {"soort": soorten},
        "contact": {"met": min(eis.met, default="")},
        "regie": {"soort": eis.regie},
    }
    if soort not in per_soort:
        return None
    return soort, {naam: w for naam, w in per_soort[soort].items() if w}
