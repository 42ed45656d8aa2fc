"""Services: a dossier with the stable keys of the command line; no BSN and no addresses."""

from __future__ import annotations

from typing import Any

from app.protocol.stand import PoortStand, Signaal, Spoorstand, Spoorstap, Stand
from app.services import uitlegtekst
from app.services.betrokkenen import Betrokkenen, betrokkenen_json
from app.services.caseload import kantelpunt_json, sporen_json
from app.services.dossierbeeld import Dossierbeeld
from app.services.uitlegtekst import bron_json, dag_json


def als_json(beeld: Dossierbeeld, wie: Betrokkenen | None = None) -> dict[str, Any]:
    """Give all that the dossier screen shows, with how each of it was computed."""
    stand = beeld.stand
    plicht = uitlegtekst.van_plicht(beeld.feiten.leerling, beeld.plicht)
    return {
        "dossier_id": beeld.feiten.dossier.id,
        "dossiernummer": beeld.feiten.dossier.dossiernummer,
        "leerling_id": beeld.feiten.leerling.id,
        "naam": beeld.naam,
        "geboortedatum": beeld.feiten.leerling.geboortedatum.isoformat(),
        "peildatum": beeld.peildatum.isoformat(),
        "plicht": {
            "soort": str(beeld.plicht.soort),
            "uitleg": beeld.plicht.uitleg,
            "tot": dag_json(beeld.plicht.tot),
            "bron": bron_json(plicht.bron),
            "rekenstappen": _stappen(plicht),
        },
        "school": beeld.school.naam if beeld.school else "",
        "soort": beeld.soort,
        "protocol": stand.protocol,
        "stap": stand.stap,
        "stappen": list(stand.stappen),
        "kantelpunt": kantelpunt_json(stand),
        "ladderpunt": kantelpunt_json(stand, stand.ladderpunt),
        "rekenstappen": [r.tekst for r in stand.kantelpunt.rekenstappen],
        "kantelpunten": [
            {
                **kantelpunt_json(stand, punt),
                "stap": punt.spoor,
                "rekenstappen": _stappen(uitlegtekst.van_kantelpunt(stand, punt)),
            }
            for punt in stand.kantelpunten
        ],
        "vragen": [v.tekst for v in stand.vragen],
        "poorten": [_poort(p) for p in stand.poorten],
        "signalen": [_signaal(s) for s in stand.signalen],
        "sporen": [
            {**kort, **_spoor(stand, spoor)}
            for kort, spoor in zip(sporen_json(stand), stand.sporen, strict=True)
        ],
        "voorstellen": [
            {
                "protocol": v.protocol,
                "code": v.code,
                "naam": v.naam,
                "soort": str(v.soort),
                "waarom": v.waarom,
                "bron": bron_json(v.bron),
            }
            for v in stand.voorstellen
            if v.waarom
        ],
        "indelingen": [
            {
                "code": i.code,
                "naam": i.naam,
                "telt_als": i.telt_als,
                "sinds": dag_json(i.sinds),
                "uitleg": i.uitleg,
                "bron": bron_json(i.bron),
                "rekenstappen": _stappen(uitlegtekst.van_indeling(i)),
            }
            for i in stand.indelingen
        ],
        "ontbreekt": list(stand.ontbreekt),
        "aankondigingen": [
            {"code": a.code, "datum": a.datum.isoformat(), "tekst": a.tekst}
            for a in stand.aankondigingen
        ],
        "dagen_thuis": stand.dagen_thuis,
        "notitie": {"open": beeld.notitie.open, "uitleg": beeld.notitie.uitleg},
        "ambtenaar": beeld.ambtenaar,
        **(betrokkenen_json(wie) if wie is not None else {}),
        "tijdlijn": [
            {"datum": i.datum.isoformat(), "soort": i.soort, "tekst": i.regel}
            for i in beeld.tijdlijn
        ],
    }


def _stappen(uitleg: uitlegtekst.Uitleg) -> list[dict[str, Any]]:
    stappen: list[dict[str, Any]] = uitlegtekst.als_json(uitleg)["rekenstappen"]
    return stappen


def _poort(poort: PoortStand) -> dict[str, Any]:
    return {
        "code": poort.code,
        "naam": poort.naam,
        "open": poort.open,
        "uitleg": poort.uitleg,
        "uiterlijk": dag_json(poort.uiterlijk),
        "over_termijn": poort.over_termijn,
        "voor": list(poort.voor),
        "bron": bron_json(poort.bron),
        "rekenstappen": _stappen(uitlegtekst.van_poort(poort)),
    }


def _signaal(signaal: Signaal) -> dict[str, Any]:
    return {
        "code": signaal.code,
        "tekst": signaal.tekst,
        "vraag": signaal.vraag,
        "datum": dag_json(signaal.datum),
        "norm": signaal.norm,
        "drempel": signaal.drempel,
        "wettelijk": signaal.wettelijk,
        "wie": signaal.wie,
        "stelt_voor": signaal.stelt_voor,
        "spoor": signaal.spoor,
        "bron": bron_json(signaal.bron),
        "lagen": [
            {
                "laag": laag.laag,
                "drempel": laag.drempel,
                "bereikt": laag.bereikt,
                "geldt": laag.geldt,
                "bron": bron_json(laag.bron),
            }
            for laag in signaal.lagen
        ],
        "geteld": [dag.isoformat() for dag in signaal.geteld],
        "rekenstappen": _stappen(uitlegtekst.van_signaal(signaal)),
    }


def _spoor(stand: Stand, spoor: Spoorstand) -> dict[str, Any]:
    return {
        "protocol": spoor.protocol,
        "uitkomst": spoor.uitkomst,
        "aanleiding": spoor.aanleiding,
        "gekozen": spoor.gekozen,
        "bron": bron_json(spoor.bron),
        "stappen": [_spoorstap(stand, s) for s in spoor.stappen],
        "poorten": [_poort(p) for p in spoor.poorten],
    }


def _spoorstap(stand: Stand, stap: Spoorstap) -> dict[str, Any]:
    punt = stap.punt
    return {
        "code": stap.code,
        "naam": stap.naam,
        "stand": stap.stand.value,
        "wie": stap.wie,
        "klaar_op": dag_json(stap.klaar_op),
        "reden": stap.reden,
        "verplicht": stap.verplicht,
        "datum": dag_json(punt.datum) if punt else None,
        "status": punt.status.value if punt else None,
        "uitleg": punt.uitleg if punt else "",
        "bron": bron_json(stap.bron),
        "rekenstappen": _stappen(uitlegtekst.van_kantelpunt(stand, punt)) if punt else [],
    }
