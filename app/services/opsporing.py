"""Services: the facts of opsporing, for BOA's only: read, record, correct, withdraw, history.

They live in the sealed file (see `opsporingstoegang`). Its own audit logs what the Wpg asks
(art. 32a): collecting, changing, looking at, giving out, combining and destroying.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from app.domain.dossiers import Dossier
from app.domain.feit import Feit
from app.domain.fouten import InvoerFout, KnownError, VersieConflict
from app.domain.keuring import keur
from app.domain.mensen import Leerling, Ouder
from app.domain.opsporing import OPSPORINGSSOORTEN, Opsporingsfeit
from app.domain.opsporingkeuring import keur_verdachte
from app.domain.verzuim import Periodesoort, Verzuimperiode
from app.services import boatermijn
from app.services.boatermijn import Rekenaar, sporen_termijn, werk_boatermijn_bij
from app.services.geschiedenis import Geschiedenisregel, maak_regels
from app.services.logboek import Logboekregel, maak_logregels
from app.services.opsporingstoegang import (
    Boalogin,
    Toegang,
    eis_boa,
    eis_schrijven,
    heeft_noodsleutel,
    is_boa,
    nog_in_te_trekken,
    open_opsporing,
    sleutel_om,
    toegang,
    wachtend,
)
from db import controle, logboek, opsporingsbestand, opzoeken, schrijven, sleutels
from db import feiten as db_feiten
from db import geschiedenis as db_geschiedenis
from db.wijziging import Wijziging

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.services.sessie import Sessie
    from db.controle import Controlerapport
    from db.schrijven import Transactie

__all__ = [
    "bewaar",
    "bij_inloggen",
    "controleer",
    "geschiedenis",
    "is_boa",
    "lees_opsporing",
    "logboek_opsporing",
    "maak_ongedaan",
    "met_termijn",
    "open_opsporing",
    "raadpleeg",
    "schrijf_opsporing",
    "trek_in",
    "werk_boatermijn_bij",
    "wezen",
    "wijzig",
]


def bij_inloggen(sessie: Sessie, *, reken: Rekenaar = sporen_termijn) -> Boalogin:
    """Do what a BOA's login does: catch up, lock out who is no BOA any more, tell who waits.

    Call it once after the first paint; to others it does nothing.
    """
    stand = toegang(sessie)
    if stand is not Toegang.OPEN:
        return Boalogin(stand)
    from app.services.wpgtermijnen import aantal_te_doen

    om = False
    with contextlib.suppress(KnownError):
        # Somebody else has the file open: `nog_intrekken` says so, and the next login tries.
        om = sleutel_om(sessie)
    bijgewerkt = boatermijn.haal_in(sessie, alle=True, reken=reken)
    return Boalogin(
        stand,
        wachtend=wachtend(sessie),
        omgesleuteld=om,
        nog_intrekken=tuple(sorted(nog_in_te_trekken(sessie))),
        bijgewerkt=len(bijgewerkt),
        noodsleutel=heeft_noodsleutel(sessie),
        over_termijn=aantal_te_doen(sessie),
    )


def lees_opsporing(
    sessie: Sessie, dossier_ids: Sequence[str] | None = None
) -> dict[str, tuple[Opsporingsfeit, ...]]:
    """Read the sealed facts of dossiers (None: all), by dossier; each one is logged as looked at.

    RechtFout: no BOA, or no seal yet. A dossier without sealed facts is not in it.
    """
    eis_boa(sessie)
    w = open_opsporing(sessie)
    if w is None:
        return {}
    with w:
        gevonden = opsporingsbestand.lees_per_dossier(w, dossier_ids)
        if gevonden:
            with schrijven.schrijf(w, sessie.ambtenaar_id, sessie.nu()) as tx:
                for dossier_id in gevonden:
                    tx.raadpleeg(dossier_id)
            sleutels.bewaar_kop(sessie.v.pad, tx.kop, opsporing=True)
    return gevonden


def raadpleeg(sessie: Sessie, dossier_id: str) -> None:
    """Log that a BOA opened a dossier with sealed facts; nothing for others or without any."""
    if toegang(sessie) is Toegang.OPEN:
        lees_opsporing(sessie, [dossier_id])


def bewaar(sessie: Sessie, feit: Feit, *, reken: Rekenaar = sporen_termijn) -> Wijziging:
    """Record a sealed fact; the first one makes the file. Then the BOA-termijn follows.

    RechtFout: no BOA, or no seal yet. InvoerFout names the field that cannot be right.
    """
    with schrijf_opsporing(sessie, feit) as tx:
        keur_feit(sessie, feit)
        tx.maak(feit)
    return met_termijn(sessie, tx.wijziging, reken)


def wijzig(sessie: Sessie, feit: Feit, *, reken: Rekenaar = sporen_termijn) -> Wijziging:
    """Correct a sealed fact: a new version. VersieConflict when a colleague was first."""
    with schrijf_opsporing(sessie, feit) as tx:
        oud = db_feiten.lees(tx.v, type(feit), waar="id = ?", args=(feit.id,))
        if not oud or oud[0].versie != feit.versie:
            raise VersieConflict(feit, oud[0] if oud else None)
        keur_feit(sessie, feit)
        if dossier_van(oud[0]) != dossier_van(feit):
            raise KnownError(
                "Een feit over opsporing gaat niet naar een ander dossier.",
                "Trek het in, en leg het in het andere dossier opnieuw vast.",
            )
        tx.wijzig(feit)
    return met_termijn(sessie, tx.wijziging, reken)


def trek_in(sessie: Sessie, feit: Feit, *, reken: Rekenaar = sporen_termijn) -> Wijziging:
    """Withdraw a sealed fact: it counts no longer, and its history keeps that it was there."""
    with schrijf_opsporing(sessie, feit) as tx:
        tx.trek_in(type(feit), feit.id, feit.versie)
    return met_termijn(sessie, tx.wijziging, reken)


def maak_ongedaan(
    sessie: Sessie, wijziging: Wijziging, *, reken: Rekenaar = sporen_termijn
) -> Wijziging:
    """Undo a change of sealed facts; what it changed in the team file follows by itself."""
    codes = {s.SOORT for s in OPSPORINGSSOORTEN}
    eigen = Wijziging(tuple(d for d in wijziging.delen if d.soort in codes))
    try:
        with schrijf_opsporing(sessie) as tx:
            tx.draai_terug(eigen)
            for dossier_id in sorted(tx.wijziging.dossier_ids):
                opsporingsbestand.zet_te_doen(tx.conn, dossier_id)
    except VersieConflict as conflict:
        raise KnownError(
            "Dit is daarna nog gewijzigd en kan niet meer in één keer ongedaan.",
            "Open het dossier en verbeter het daar.",
        ) from conflict
    return met_termijn(sessie, tx.wijziging, reken)


def geschiedenis(sessie: Sessie, feit: Feit) -> tuple[Geschiedenisregel, ...]:
    """Give all changes of a sealed fact, newest first; that is logged as looked at."""
    eis_boa(sessie)
    w = open_opsporing(sessie)
    if w is None:
        return ()
    with w:
        regels = db_geschiedenis.geschiedenis(w, feit.SOORT, feit.id)
        with schrijven.schrijf(w, sessie.ambtenaar_id, sessie.nu()) as tx:
            tx.raadpleeg(dossier_van(feit))
        sleutels.bewaar_kop(sessie.v.pad, tx.kop, opsporing=True)
    return maak_regels(sessie, regels)


def logboek_opsporing(sessie: Sessie, aantal: int = 1000, *, actie: str = "") -> list[Logboekregel]:
    """Give the last lines of the sealed file's own log, newest first; for BOA's only."""
    eis_boa(sessie)
    w = open_opsporing(sessie)
    if w is None:
        return []
    with w:
        return maak_logregels(sessie, logboek.laatste(w, aantal, actie=actie))


def wezen(sessie: Sessie) -> dict[str, tuple[Opsporingsfeit, ...]]:
    """Give the sealed facts whose dossier is not in the team file (any more), by dossier id.

    So after a backup of the team file was put back, or a dossier was withdrawn: shown as
    such, and not lost.
    """
    eis_boa(sessie)
    w = open_opsporing(sessie)
    if w is None:
        return {}
    with w:
        bekend = {d.id for d in sessie.lees(Dossier)}
        weg = sorted(opsporingsbestand.dossiers(w) - bekend)
    return lees_opsporing(sessie, weg) if weg else {}


def controleer(sessie: Sessie) -> tuple[Controlerapport | None, str]:
    """Check the sealed file for who can open it: (report, what to say of it).

    Others get no report, and read that it is sealed; that it is missing everybody is told.
    """
    stand = toegang(sessie)
    if stand is Toegang.OPEN:
        w = open_opsporing(sessie)
        assert w is not None
        with w:
            kop = sleutels.lees_kop(sessie.v.pad, opsporing=True)
            rapport = controle.controleer(w, (kop.aantal, kop.hash) if kop else None)
        return rapport, f"Opsporingsbestand: {rapport.aantal} vastleggingen nagekeken."
    if not opsporingsbestand.opsporingspad(sessie.pad).exists():
        weg = sleutels.lees_kop(sessie.v.pad, opsporing=True) is not None
        return None, Toegang.ONTBREEKT.uitleg if weg else ""
    return None, (
        "Het opsporingsbestand is verzegeld en niet nagekeken; dat kan alleen een BOA met toegang."
    )


@contextmanager
def schrijf_opsporing(sessie: Sessie, feit: Feit | None = None) -> Iterator[Transactie]:
    """One transaction of the sealed file, on a connection of its own; makes the file at first.

    Of `feit` it notes in the same transaction that the team file is to follow.
    """
    eis_boa(sessie)
    eis_schrijven(sessie)
    if feit is not None and not isinstance(feit, OPSPORINGSSOORTEN):
        msg = f"{feit.SOORT} is no kind of the sealed file"
        raise TypeError(msg)
    w = open_opsporing(sessie, aanmaken=True)
    assert w is not None
    with w:
        with schrijven.schrijf(w, sessie.ambtenaar_id, sessie.nu()) as tx:
            yield tx
            if feit is not None:
                opsporingsbestand.zet_te_doen(tx.conn, dossier_van(feit))
        sleutels.bewaar_kop(sessie.v.pad, tx.kop, opsporing=True)


def dossier_van(feit: Feit) -> str:
    """Give the id of the dossier that a sealed fact belongs to."""
    return str(getattr(feit, "dossier_id"))  # noqa: B009  every sealed kind has it


def keur_bij_dossier(sessie: Sessie, feit: Feit) -> None:
    """Refuse a sealed fact that does not fit its dossier: ouder, age, who may be a verdachte.

    InvoerFout names the field; KnownError when the dossier is not there.
    """
    dossier_id = dossier_van(feit)
    dossier = opzoeken.per_id(sessie.v, Dossier, [dossier_id]).get(dossier_id)
    if dossier is None:
        raise KnownError("Dit dossier is er niet meer.", "Ververs de lijst en kies opnieuw.")
    leerling = sessie.lees_een(Leerling, dossier.leerling_id)
    ouder_id = getattr(feit, "ouder_id", None)
    ouders = {o.id for o in sessie.lees(Ouder, leerling_id=leerling.id)}
    if ouder_id is not None and ouder_id not in ouders:
        raise InvoerFout(
            "Deze ouder hoort niet bij deze leerling.", "Kies de ouder opnieuw.", veld="ouder_id"
        )
    dagen = [
        p.eerste_dag
        for p in sessie.lees(Verzuimperiode, dossier_id=dossier_id)
        if p.soort is Periodesoort.ONGEOORLOOFD
    ]
    keur_verdachte(feit, leerling, min(dagen, default=None))


def keur_feit(sessie: Sessie, feit: Any) -> None:
    """Refuse a sealed fact that cannot be right, by itself or in its dossier (InvoerFout)."""
    keur(feit, sessie.vandaag())
    keur_bij_dossier(sessie, feit)


def met_termijn(
    sessie: Sessie, wijziging: Wijziging, reken: Rekenaar = sporen_termijn
) -> Wijziging:
    """Let the team file follow, and give both changes as one."""
    delen = wijziging.delen
    for dossier_id in sorted(wijziging.dossier_ids):
        delen += boatermijn.volg(sessie, dossier_id, reken).delen
    return Wijziging(delen)
