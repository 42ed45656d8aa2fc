"""Services: which protocol holds on a day: the team's own version, else the shipped one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files

from app.domain.fouten import KnownError
from app.domain.team import TeamProtocol
from app.protocol.laden import load_protocol
from app.protocol.model import Protocol
from resources.lezer import lees_tekst

MAP = "protocollen"


@cache
def meegeleverd() -> tuple[str, ...]:
    """Give the codes of the shipped protocols, in order of their names."""
    bestanden = (p.name for p in files("resources").joinpath(MAP).iterdir())
    return tuple(sorted(n.removesuffix(".toml") for n in bestanden if n.endswith(".toml")))


def geldend_protocol(
    teamprotocollen: Sequence[TeamProtocol], code: str, peildatum: date
) -> Protocol:
    """Give the protocol with this code that holds on a day.

    The team's own version with the latest `geldig_vanaf` up to that day goes
    before the shipped one. KnownError when there is none, or when its text is
    no valid protocol.
    """
    eigen = [p for p in teamprotocollen if p.code == code and p.geldig_vanaf <= peildatum]
    if eigen:
        laatste = max(eigen, key=lambda p: p.geldig_vanaf)
        naam = f"{code} (eigen versie vanaf {laatste.geldig_vanaf:%d-%m-%Y})"
        return lees_protocol(laatste.toml, naam)
    if code not in meegeleverd():
        raise KnownError(
            f"Het protocol '{code}' is er niet op {peildatum:%d-%m-%Y}.",
            f"Kies voor dit dossier een van: {', '.join(meegeleverd())}.",
        )
    return lees_protocol(lees_tekst(MAP, f"{code}.toml"), f"{code}.toml")


@lru_cache(maxsize=64)
def lees_protocol(toml: str, bestand: str) -> Protocol:
    """Read a protocol once; the same text gives the same protocol."""
    return load_protocol(toml, bestand)
