"""Protocol: rebuild from the stapbesluiten which stappen were passed through, and which run now.

A stap begins and ends by a decision of a person only (protocollen 3). How each
kind is read:

- BEGIN and TERUG open a doorloop and close the running ones, OPSCHALEN closes
  the one it comes from (`van_stap`), HERHALEN the running one of that stap.
- Two stappen run side by side when the new one names the running one in
  `naast` and the decision does not come from that running one; a stap with
  `sluit_alles` closes every spoor.
- OVERSLAAN marks the stappen on the shortest way up that were passed by.
- A decision that names a track beside the ladder (`spoor`) is left to that track.
- Of decisions on one day BEGIN goes first, then the ones that move (the lower
  stap first), then those on a term or date.

Which doorloop a fact belongs to (own decision, needed for repeats): every
Interventie and Overleg names its stap; of the doorlopen of that stap it belongs
to the last one before which the former had ended on that day. So a bespreking
before the begin of a stap counts, one on the day of a repeat belongs to the new
doorloop, and an old one never starts the term of a repeat.

A stap keeps the version of the protocol under which it began: each doorloop
holds the Stapregel of the day of its decision. A stap which that version does
not know comes from the version of the peildatum, else from the latest that knows it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

from app.domain.dossiers import Besluitsoort, Stapbesluit
from app.protocol.model import Protocol, Regelset, Stapregel

_RANG: Mapping[Besluitsoort, int] = {
    Besluitsoort.BEGIN: 0,
    Besluitsoort.OPSCHALEN: 1,
    Besluitsoort.OVERSLAAN: 1,
    Besluitsoort.TERUG: 1,
    Besluitsoort.HERHALEN: 1,
    Besluitsoort.SLUIT_SPOOR: 2,
    Besluitsoort.ANDERE_TERMIJN: 3,
    Besluitsoort.ANDERE_OPLOSSING: 3,
    Besluitsoort.AANDACHTSDATUM: 3,
}

_GAAN = frozenset(
    {
        Besluitsoort.BEGIN,
        Besluitsoort.OPSCHALEN,
        Besluitsoort.OVERSLAAN,
        Besluitsoort.TERUG,
        Besluitsoort.HERHALEN,
    }
)
"""The decisions that enter a stap."""
_OVERSLAAN, _HERHALEN = Besluitsoort.OVERSLAAN, Besluitsoort.HERHALEN


@dataclass(slots=True, eq=False)
class Doorloop:
    """One passage through a stap while it is being rebuilt; each is only equal to itself.

    `protocol` is the version that it keeps, `stap` its rule in that version.
    `vanaf`: facts of this stap from this day on belong to it (None: no bound).
    `termijn`, `oplossing` and `aandacht` are the latest decisions on it.
    """

    stap: Stapregel
    begin: date
    vanaf: date | None
    besluit: Stapbesluit
    protocol: Protocol
    einde: date | None = None
    reden_einde: str = ""
    termijn: Stapbesluit | None = None
    oplossing: Stapbesluit | None = None
    aandacht: Stapbesluit | None = None


@dataclass(slots=True)
class Ladder:
    """What the decisions up to the peildatum amount to.

    `overgeslagen` maps a stap code to the decision that passed it by. `los` is
    the latest aandachtsdatum that belongs to no running stap; `onbekend` are
    decisions on a stap that no version of this protocol knows.
    """

    doorlopen: list[Doorloop]
    actief: list[Doorloop]
    overgeslagen: dict[str, Stapbesluit]
    los: Stapbesluit | None = None
    onbekend: tuple[Stapbesluit, ...] = ()


def bouw_ladder(regels: Regelset, besluiten: Sequence[Stapbesluit], peildatum: date) -> Ladder:
    """Rebuild the ladder as it stood on the peildatum."""
    ladder = Ladder([], [], {})
    for besluit in _op_volgorde(regels, besluiten, peildatum):
        protocol = _versie(regels, besluit)
        stap = protocol.stappen.get(besluit.stap)
        if besluit.soort in _GAAN and stap is not None:
            _ga_naar(protocol, ladder, stap, besluit)
        elif besluit.soort is Besluitsoort.AANDACHTSDATUM:
            _zet_aandacht(ladder, besluit)
        elif stap is None:
            ladder.onbekend = (*ladder.onbekend, besluit)
        elif besluit.soort is Besluitsoort.SLUIT_SPOOR:
            _sluit(ladder, _lopende(ladder, besluit.stap), besluit)
        elif besluit.soort is Besluitsoort.ANDERE_TERMIJN:
            for loop in _lopende(ladder, besluit.stap):
                if besluit.aantal is not None and besluit.eenheid is not None:
                    loop.termijn, loop.oplossing = besluit, None
        else:  # an andere oplossing
            for loop in _lopende(ladder, besluit.stap):
                if besluit.nieuwe_datum is not None:
                    loop.oplossing, loop.aandacht = besluit, None
    return ladder


def _versie(regels: Regelset, besluit: Stapbesluit) -> Protocol:
    """Give the version of the ladder that a decision falls under."""
    huidig = regels.ladder
    if _een_versie(regels):
        return huidig
    eerdere = (v for v in reversed(regels.versies[huidig.code]) if isinstance(v, Protocol))
    for versie in (regels.ladder_op(besluit.datum), huidig, *eerdere):
        if besluit.stap in versie.stappen:
            return versie
    return huidig


@lru_cache(maxsize=512)
def _een_versie(regels: Regelset) -> bool:
    """Tell whether there never was another version of the ladder."""
    return len(regels.versies.get(regels.ladder.code, ())) < 2


def _op_volgorde(
    regels: Regelset, besluiten: Sequence[Stapbesluit], peildatum: date
) -> list[Stapbesluit]:
    """Give the decisions on the ladder up to the peildatum in the order in which they work."""
    bekend = [b for b in besluiten if b.datum <= peildatum and not b.spoor]
    if len(bekend) < 2 or all(a.datum < b.datum for a, b in pairwise(bekend)):
        return bekend

    def sleutel(besluit: Stapbesluit) -> tuple[date, int, int]:
        stappen = _versie(regels, besluit).stappen
        van, naar = stappen.get(besluit.van_stap), stappen.get(besluit.stap)
        hoogte = 2 * van.volgorde if van else 2 * naar.volgorde - 1 if naar else 0
        return besluit.datum, _RANG[besluit.soort], hoogte

    return sorted(bekend, key=sleutel)


def _lopende(ladder: Ladder, code: str) -> list[Doorloop]:
    """Give the running doorloop of a stap, if it runs."""
    return [d for d in ladder.actief if d.stap.code == code]


def _zet_aandacht(ladder: Ladder, besluit: Stapbesluit) -> None:
    """Set the next look of its stap, else of the first that runs, else of the dossier itself."""
    if besluit.nieuwe_datum is None:
        return
    lopend = _lopende(ladder, besluit.stap) or ladder.actief[:1]
    for loop in lopend:
        loop.aandacht = besluit
    if not lopend:
        ladder.los = besluit


def _ga_naar(protocol: Protocol, ladder: Ladder, stap: Stapregel, besluit: Stapbesluit) -> None:
    """Enter a stap: close what it ends, mark what it passes by, open its doorloop."""
    te_sluiten = _te_sluiten(ladder, stap, besluit)
    if besluit.soort is _OVERSLAAN:
        _sla_over(protocol, ladder, stap, besluit)
    _sluit(ladder, te_sluiten, besluit)
    code, vorige = stap.code, None
    for eerder in ladder.doorlopen:
        if eerder.stap.code == code and eerder.einde is not None:
            vorige = eerder.einde if vorige is None else max(vorige, eerder.einde)
    loop = Doorloop(stap, besluit.datum, vorige, besluit, protocol)
    ladder.doorlopen.append(loop)
    ladder.actief.append(loop)
    ladder.overgeslagen.pop(code, None)
    ladder.los = None


def _te_sluiten(ladder: Ladder, stap: Stapregel, besluit: Stapbesluit) -> list[Doorloop]:
    """Tell which running doorlopen this decision ends."""
    actief = ladder.actief
    if not actief:
        return []
    if stap.sluit_alles:
        return list(actief)
    if len(actief) == 1:
        code = actief[0].stap.code
        return [] if code in stap.naast and code != besluit.van_stap else list(actief)
    zelfde = [d for d in actief if d.stap.code == stap.code]
    if besluit.soort is _HERHALEN and zelfde:
        return zelfde
    van = [d for d in actief if d.stap.code == besluit.van_stap]
    if van:
        return [*van, *(d for d in zelfde if d not in van)]
    if any(d.stap.code in stap.naast for d in actief):
        return zelfde
    return list(actief)


def _sluit(ladder: Ladder, loops: list[Doorloop], besluit: Stapbesluit) -> None:
    """End running doorlopen on the day of a decision."""
    for loop in loops:
        loop.einde = besluit.datum
        loop.reden_einde = besluit.reden
        ladder.actief.remove(loop)


def _sla_over(protocol: Protocol, ladder: Ladder, stap: Stapregel, besluit: Stapbesluit) -> None:
    """Mark the stappen between where the case was and where it goes."""
    gelopen = {d.stap.code for d in ladder.doorlopen}
    van = besluit.van_stap or next((d.stap.code for d in ladder.actief), "")
    pad = protocol.paden.get((van, stap.code))
    if pad is None:
        pad = ("", *protocol.paden[protocol.begin, stap.code])
    for code in pad[1:-1]:
        if code not in gelopen:
            ladder.overgeslagen[code] = besluit
