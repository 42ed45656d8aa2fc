"""Services: what spans rows: one open dossier, closed notes, what hangs on a rejected row."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from app.domain.delen import keur_delen, vraagt_toestemming
from app.domain.dossierfeiten import DossierFeiten
from app.domain.feit import Feit, velden
from app.domain.feitsoorten import PER_CODE
from app.domain.fouten import InvoerFout
from app.domain.gelijkenis import kan_lijken, vergelijk
from app.domain.mensen import Rol
from app.domain.namen import lijstnaam
from app.domain.notitie import INSTELLING_TOESTEMMING, keur_notitie, notitievelden
from app.domain.verzuim import Meldingbron
from app.services.uitwisseling.rijlezer import Rijlezer, is_goed
from app.services.uitwisseling.soorten import bestanden, kop_van
from app.services.uitwisseling.voorbeeld import Reden, Rij, Rijstand, Voorbeeld
from app.services.uitwisseling.winkel import Winkel
from db import dossiers as db_dossiers

if TYPE_CHECKING:
    from app.services.sessie import Sessie

_LANDT = (Rijstand.NIEUW, Rijstand.GEWIJZIGD)
_ADMINISTRATIE_TEKST = ("melding", "taak", "document")


def reken_na(
    sessie: Sessie, voorbeeld: Voorbeeld, winkel: Winkel, lezers: Mapping[str, Rijlezer]
) -> None:
    """Weigh the rows of all files together; rejects and warns in place."""
    per_soort: dict[str, list[Rij]] = defaultdict(list)
    for rij in voorbeeld.rijen:
        if rij.feit is not None:
            per_soort[rij.soort].append(rij)
    if "dossier" in lezers:
        _een_open_dossier(winkel, per_soort["dossier"], lezers["dossier"], sessie.vandaag())
    _sleep_mee(voorbeeld.rijen, lezers)
    if _keur_notities(sessie, winkel, per_soort, lezers):
        _sleep_mee(voorbeeld.rijen, lezers)
    _meer_scholen(per_soort["melding"])
    _dubbel_ingeschreven(winkel, per_soort["inschrijving"])
    _dezelfde_naam(winkel, per_soort["leerling"])


def waarschuw(rij: Rij, kolom: str, tekst: str) -> None:
    """Add a warning to a row."""
    rij.waarschuwingen = (*rij.waarschuwingen, Reden(kolom, tekst))


def _een_open_dossier(winkel: Winkel, rijen: Iterable[Rij], lezer: Rijlezer, vandaag: date) -> None:
    """Refuse a second open dossier of one leerling (beslissingen, Facts).

    One that is to close on a later day is still open.
    """
    open_: dict[str, set[str]] = defaultdict(set)
    for feit in (*winkel.bestaand("dossier").values(), *winkel.nieuw["dossier"].values()):
        nu: Any = winkel.haal("dossier", feit.id)
        if nu.gesloten is None or nu.gesloten > vandaag:
            open_[nu.leerling_id].add(nu.id)
    for rij in rijen:
        feit_: Any = rij.feit
        if rij.stand in _LANDT and feit_ is not None and feit_.id in open_[feit_.leerling_id]:
            zelfde = open_[feit_.leerling_id]
            if len(zelfde) > 1:
                zelfde.discard(feit_.id)
                tekst = "deze leerling heeft al een open dossier"
                lezer.weiger(rij, Reden(lezer.kop("gesloten"), tekst))


def _sleep_mee(rijen: Iterable[Rij], lezers: Mapping[str, Rijlezer]) -> None:
    """Reject what hangs on a row that was rejected after it had been read."""
    weg: dict[str, dict[str, int]] = {
        code: dict(lezer.geweigerd) for code, lezer in lezers.items() if lezer.geweigerd
    }
    if not weg:
        return
    rangorde = {code: i for i, code in enumerate(PER_CODE)}
    for rij in sorted(rijen, key=lambda r: rangorde[r.soort]):
        if rij.feit is None or rij.soort not in lezers:
            continue
        for veld in velden(type(rij.feit)):
            naar = veld.verwijst_naar
            if naar is None or naar not in weg:
                continue
            regel = weg[naar].get(getattr(rij.feit, veld.naam) or "")
            if regel is not None:
                feit_id = rij.feit.id
                lezer = lezers[rij.soort]
                tekst = f"hoort bij regel {regel} van {bestanden()[naar].naam}, die is afgewezen"
                lezer.weiger(rij, Reden(lezer.kop(veld.naam), tekst))
                weg.setdefault(rij.soort, {})[feit_id] = rij.regel
                break


def _keur_notities(
    sessie: Sessie,
    winkel: Winkel,
    per_soort: Mapping[str, list[Rij]],
    lezers: Mapping[str, Rijlezer],
) -> bool:
    """Refuse text where leerplicht keeps no notes (003 h.3), and what asks toestemming.

    True when any was refused.
    """
    teksten = [rij for code in per_soort for rij in per_soort[code] if _draagt_tekst(rij)]
    if not teksten:
        return False
    feiten = _dossierfeiten(sessie, winkel, {_dossier_van(r.feit) for r in teksten})
    met_toestemming = _instelling(sessie, winkel)
    administratie = sessie.ambtenaar.rol is Rol.ADMINISTRATIE
    geweigerd = False
    for rij in teksten:
        feit = rij.feit
        assert feit is not None
        oud = winkel.bestaand(rij.soort).get(feit.id)
        lezer = lezers[rij.soort]
        if administratie and rij.soort not in _ADMINISTRATIE_TEKST and _nieuwe_tekst(feit, oud):
            lezer.weiger(rij, Reden("", "notities zijn voor de leerplichtambtenaar"))
            geweigerd = True
            continue
        try:
            hier = feiten.get(_dossier_van(feit) or "")
            keur_notitie(hier, feit, oud, met_toestemming)
            keur_delen(hier, feit, oud)
        except InvoerFout as fout:
            lezer.weiger(rij, Reden(lezer.kop(fout.veld), fout.tekst))
            geweigerd = True
    return geweigerd


def _draagt_tekst(rij: Rij) -> bool:
    """Whether a row that lands carries text, or tells somebody something, that must be weighed."""
    feit: Any = rij.feit
    if feit is None or rij.stand not in _LANDT:
        return False
    if rij.soort == "melding" and feit.bron is Meldingbron.DUO:
        return False
    return vraagt_toestemming(feit) or any(getattr(feit, n) for n in notitievelden(feit))


def _nieuwe_tekst(feit: Feit, oud: Feit | None) -> bool:
    return any(
        getattr(feit, n) and (oud is None or getattr(oud, n) != getattr(feit, n))
        for n in notitievelden(feit)
    )


def _dossier_van(feit: Feit | None) -> str | None:
    return getattr(feit, "dossier_id", None)


def _dossierfeiten(
    sessie: Sessie, winkel: Winkel, ids: set[str | None]
) -> dict[str, DossierFeiten]:
    """Gather dossiers as they will be after the import."""
    gevraagd = [i for i in ids if i is not None]
    hier = db_dossiers.lees_dossierfeiten(sessie.v, gevraagd)
    per_dossier: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for naam, code in (
        ("perioden", "verzuimperiode"),
        ("meldingen", "melding"),
        ("toestemmingen", "toestemming"),
    ):
        for feit in winkel.nieuw[code].values():
            if dossier_id := _dossier_van(feit):
                per_dossier[dossier_id][naam].append(feit)
    statussen = _groepeer(winkel.nieuw["meldingstatus"].values(), lambda s: str(s.melding_id))
    ouders = _groepeer(winkel.nieuw["ouder"].values(), lambda o: str(o.leerling_id))
    result = {}
    for dossier_id in gevraagd:
        dossier = winkel.haal("dossier", dossier_id)
        if dossier is None:
            continue
        leerling = winkel.haal("leerling", dossier.leerling_id)
        basis = hier.get(dossier_id) or DossierFeiten(
            dossier=dossier, leerling=leerling, scholen={}
        )
        extra = per_dossier[dossier_id]
        meldingen = _over(basis.meldingen, extra["meldingen"], dossier_id)
        nieuwe_statussen = [s for m in meldingen for s in statussen.get(m.id, ())]
        result[dossier_id] = dataclasses.replace(
            basis,
            dossier=dossier,
            leerling=leerling,
            perioden=_over(basis.perioden, extra["perioden"], dossier_id),
            meldingen=meldingen,
            toestemmingen=_over(basis.toestemmingen, extra["toestemmingen"], dossier_id),
            statussen=_over(basis.statussen, nieuwe_statussen),
            ouders=_over(basis.ouders, ouders.get(dossier.leerling_id, ())),
        )
    return result


def _over(oud: tuple[Any, ...], nieuw: Iterable[Any], dossier_id: str = "") -> tuple[Any, ...]:
    """Lay new versions over old ones; drops what moved to another dossier."""
    samen = {f.id: f for f in oud} | {f.id: f for f in nieuw}
    return tuple(f for f in samen.values() if not dossier_id or f.dossier_id == dossier_id)


def _groepeer(feiten: Iterable[Any], sleutel: Callable[[Any], str]) -> dict[str, list[Any]]:
    groepen: dict[str, list[Any]] = defaultdict(list)
    for feit in feiten:
        groepen[sleutel(feit)].append(feit)
    return groepen


def _instelling(sessie: Sessie, winkel: Winkel) -> bool:
    """Tell whether notes open by toestemming once this import has landed."""
    feit: Any
    for feit in winkel.nieuw["instelling"].values():
        if feit.naam == INSTELLING_TOESTEMMING:
            return bool(feit.waarde == "1")
    return sessie.instellingen.notitie_met_toestemming


def _meer_scholen(rijen: Iterable[Rij]) -> None:
    """Warn at meldingen of one leerling from more schools."""
    scholen: dict[str, set[str]] = defaultdict(set)
    metschool: list[tuple[Rij, Any]] = [
        (rij, rij.feit) for rij in rijen if getattr(rij.feit, "school_id", None)
    ]
    for _, feit in metschool:
        scholen[feit.leerling_id].add(feit.school_id)
    if not any(len(s) > 1 for s in scholen.values()):
        return
    for rij, feit in metschool:
        aantal = len(scholen[feit.leerling_id])
        if aantal > 1 and is_goed(rij):
            waarschuw(rij, "", f"deze leerling heeft meldingen van {aantal} scholen")


def _dubbel_ingeschreven(winkel: Winkel, rijen: list[Rij]) -> None:
    """Warn at an enrolment while another school has the leerling enrolled as well."""
    if not any(r.stand in _LANDT for r in rijen):
        return
    per_leerling: dict[str, list[Any]] = defaultdict(list)
    feit: Any
    alle = winkel.bestaand("inschrijving") | winkel.nieuw["inschrijving"]
    for feit in alle.values():
        per_leerling[feit.leerling_id].append(feit)
    for rij in rijen:
        eigen: Any = rij.feit
        if rij.stand not in _LANDT or eigen is None:
            continue
        for ander in per_leerling[eigen.leerling_id]:
            if ander.school_id != eigen.school_id and _overlapt(eigen, ander):
                kolom = kop_van(velden(type(eigen))[1])
                waarschuw(rij, kolom, "deze leerling staat dan ook op een andere school")
                break


def _overlapt(a: Any, b: Any) -> bool:
    return (b.tot is None or a.van <= b.tot) and (a.tot is None or b.van <= a.tot)


def _dezelfde_naam(winkel: Winkel, rijen: list[Rij]) -> None:
    """Warn at a new leerling with the name and birth date of another one."""
    nieuwe = [r for r in rijen if r.stand is Rijstand.NIEUW and r.feit is not None]
    if not nieuwe:
        return
    per_dag: dict[date, list[tuple[Any, tuple[Any, ...]]]] = defaultdict(list)
    alle: dict[str, Any] = winkel.bestaand("leerling") | winkel.nieuw["leerling"]
    for feit in alle.values():
        per_dag[feit.geboortedatum].append((feit, _wie(feit)))
    for rij in nieuwe:
        eigen: Any = rij.feit
        wie = _wie(eigen)
        for ander, hij in per_dag[eigen.geboortedatum]:
            if ander.id == eigen.id:
                continue
            if hij == wie:
                tekst = "er is nog een leerling met deze naam en geboortedatum; is het dezelfde?"
            elif (
                kan_lijken(eigen.achternaam, ander.achternaam, ander.voornamen, ander.roepnaam)
                and vergelijk(eigen, ander).voorstel
            ):
                tekst = (
                    f"lijkt op {lijstnaam(ander)} met dezelfde geboortedatum; is het dezelfde? "
                    "Samenvoegen kan in Meldingen"
                )
            else:
                continue
            waarschuw(rij, "", tekst)
            break


def _wie(leerling: Any) -> tuple[Any, ...]:
    roepnaam = leerling.roepnaam or leerling.voornamen.split(" ")[0]
    return (
        leerling.achternaam.casefold(),
        leerling.tussenvoegsel.casefold(),
        roepnaam.casefold(),
        leerling.geboortedatum,
    )
