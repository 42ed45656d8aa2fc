"""UI: the forms of the sealed file, in the same panel as all others, with their gates above."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from app.domain.feit import Feit
from app.domain.fouten import InvoerFout
from app.domain.mensen import Ouder
from app.services import opsporing, opsporingspoorten
from app.ui.opsporing.kinds import OPSPORINGSKIND, WIE, met_verdachte
from app.ui.opsporing.poorten import Poortlijst
from app.ui.vastleggen.kader import Kader, ouder_tekst
from app.ui.vastleggen.opzet import Diensten, Opzet, opzet_voor
from app.ui.vastleggen.velden import KeuzeInvoer

if TYPE_CHECKING:
    from app.services.sessie import Sessie
    from db.wijziging import Wijziging

UITLEG = "Opsporing (Wpg). Dit komt in het verzegelde bestand; alleen een BOA kan het lezen."
VERZEGELD = Diensten(opsporingspoorten.leg_vast, opsporing.wijzig, opsporing.trek_in)


def opzet_opsporing(
    kader: Kader,
    code: str,
    feit: Feit | None = None,
    vooraf: Mapping[str, Any] | None = None,
    *,
    eerste: str = "",
) -> Opzet:
    """Make the form of a sealed kind; `eerste` is the field to begin in, else the usual one."""
    kind = OPSPORINGSKIND[code]
    soort: Any = kind.soort
    basis = opzet_voor(kader, kind, feit, vooraf)
    if feit is not None:
        _bied_eigen_ouder(kader, basis, feit)

    def maak(waarden: Mapping[str, Any]) -> Feit:
        vol = met_verdachte(soort, waarden)
        if feit is not None:
            return dataclasses.replace(feit, **vol)
        nieuw: Feit = soort(dossier_id=kader.dossier_id, **vol)
        return nieuw

    def bewaar(sessie: Sessie, waarden: Mapping[str, Any]) -> Wijziging:
        nieuw = maak(waarden)
        try:
            if feit is not None:
                return opsporingspoorten.verbeter(sessie, nieuw, feit)
            return opsporingspoorten.leg_vast(sessie, nieuw)
        except InvoerFout as fout:
            if fout.veld != "verdachte":
                raise
            raise InvoerFout(fout.tekst, fout.doe, veld=WIE) from fout

    return dataclasses.replace(
        basis,
        bewaar=bewaar,
        eerste=eerste or basis.eerste,
        uitleg=UITLEG,
        klaar="Opsporing vastgelegd." if feit is None else "Opsporing verbeterd.",
        diensten=VERZEGELD,
        vertrouwelijk=True,
        naast=Poortlijst(kader, maak) if code in opsporingspoorten.VOOR else None,
    )


def _bied_eigen_ouder(kader: Kader, opzet: Opzet, feit: Feit) -> None:
    """Keep offering an ouder who is not involved any more in the fact that is about him."""
    ouder_id = getattr(feit, WIE, None)
    invoer = next((v.invoer for v in opzet.velden if v.naam == WIE), None)
    if not isinstance(invoer, KeuzeInvoer) or ouder_id is None or invoer.waarde() == ouder_id:
        return
    gevonden: list[Ouder] = [o for o in kader.beeld.feiten.ouders if o.id == ouder_id]
    opties = kader.ouder_opties(met_leerling=True)
    invoer.zet_opties([*((o.id, ouder_tekst(o)) for o in gevonden), *opties])
    invoer.zet(ouder_id)
