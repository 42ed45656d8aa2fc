"""Protocol: read one stap of a protocol file."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from app.domain.handelen import Wie
from app.protocol.lezen.lezer import Lezer
from app.protocol.lezen.regels import Omgeving, lees_dagtermijn
from app.protocol.lezen.vanafregels import LADDERFEITEN, lees_aandacht, lees_vanaf
from app.protocol.model import ONBEKEND, Kantelregel, Rustregel, Stapregel
from app.protocol.stand import RegieStand, Vraag

ALLEN = "allen"


def lees_stap(
    lezer: Lezer,
    omgeving: Omgeving,
    vragen: Mapping[str, Vraag],
    varianten: tuple[str, ...],
    volgorde: int,
    schoolvelden: Collection[str],
) -> Stapregel:
    """Read one stap; a stap has a kantelpunt or else a default aandachtsdatum, never neither."""
    inhoud, proces, overdracht = _regie(lezer, varianten)
    heeft_kantelpunt = lezer.heeft("kantelpunt")
    if not heeft_kantelpunt and not lezer.heeft("aandacht"):
        raise lezer.fout(
            "zonder kantelpunt en zonder aandacht zou een dossier hier geen datum hebben.",
            "Voeg [stap.kantelpunt] of [stap.aandacht] toe.",
        )
    herhalen = lezer.janee("herhalen", standaard=False)
    stap = Stapregel(
        code=lezer.eigen_code(),
        naam=lezer.tekst("naam"),
        doel=lezer.tekst("doel", ""),
        documenten=lezer.lijst("documenten"),
        bron=omgeving.documenten.bron(lezer),
        volgorde=volgorde,
        wat=_per_variant(lezer, "wat", varianten),
        betrokkenen=_betrokkenen(lezer, varianten),
        regie_inhoud=inhoud,
        regie_proces=proces,
        regie_overdracht=overdracht,
        kantelpunt=(
            _kantelpunt(lezer.tabel_van("kantelpunt"), omgeving, vragen, schoolvelden)
            if heeft_kantelpunt
            else None
        ),
        aandacht=(
            lees_aandacht(lezer.tabel_van("aandacht"), omgeving)
            if lezer.heeft("aandacht")
            else None
        ),
        herhalen=herhalen,
        herhalen_reden=lezer.tekst("herhalen_reden", "waarom"),
        naast=frozenset(lezer.lijst("naast")),
        overstap=lezer.lijst("overstap"),
        sluit_alles=lezer.janee("sluit_alles", standaard=False),
        rust=_rust(lezer),
    )
    lezer.klaar()
    return stap


def _rust(lezer: Lezer) -> Rustregel | None:
    """Read which gebeurtenissen make the term rest, and which end that."""
    if not lezer.heeft("rust"):
        return None
    if not lezer.heeft("naast"):
        raise lezer.fout(
            "'rust' werkt als er een stap naast loopt, en 'naast' ontbreekt.",
            "Noem bij 'naast' welke stap ernaast kan lopen.",
        )
    tabel = lezer.tabel_van("rust")
    velden = {s: frozenset(tabel.eigen_codes(s)) for s in ("bij", "tot", "uitkomsten", "verder")}
    if not velden["bij"] or not velden["tot"]:
        raise tabel.fout(
            "'bij' en 'tot' horen bij elkaar: waardoor rust de termijn, en tot wanneer?",
            "Noem bij allebei de code van een [[gebeurtenis]].",
        )
    tabel.klaar()
    return Rustregel(**velden)


def _kantelpunt(
    lezer: Lezer,
    omgeving: Omgeving,
    vragen: Mapping[str, Vraag],
    schoolvelden: Collection[str],
) -> Kantelregel:
    """Read when a stap tips, and where to."""
    schoolveld = lezer.tekst("schoolveld", "")
    if schoolveld and schoolveld not in schoolvelden:
        raise lezer.fout(
            f"een school heeft geen veld '{schoolveld}'.", f"Kies uit: {', '.join(schoolvelden)}."
        )
    gevraagd = lezer.lijst("vragen")
    for code in gevraagd:
        if code not in vragen:
            raise lezer.fout(
                f"de vraag '{code}' bestaat niet.",
                f"Kies uit: {', '.join(vragen)}; of voeg een [[vraag]] toe.",
            )
    regel = Kantelregel(
        naar=lezer.tekst("naar"),
        alternatief=lezer.lijst("alternatief"),
        termijn=lees_dagtermijn(lezer.tabel_van("termijn")),
        vanaf=lees_vanaf(lezer.tabel_van("vanaf"), omgeving, LADDERFEITEN),
        vragen=tuple(vragen[code] for code in gevraagd),
        door=lezer.keuze("door", Wie, Wie.LEERPLICHT),
        langer_reden=lezer.code("langer", ("reden", "vrij"), "reden") == "reden",
        korter_reden=lezer.code("korter", ("reden", "vrij"), "vrij") == "reden",
        bron=omgeving.documenten.bron(lezer),
        schoolveld=schoolveld,
    )
    lezer.klaar()
    return regel


def _per_variant(
    lezer: Lezer, sleutel: str, varianten: tuple[str, ...], achter: str = ""
) -> dict[str, tuple[str, ...]]:
    """Read `sleutel` and `sleutel_PO`, `sleutel_VO`: what holds for all comes first."""
    basis = lezer.lijst(sleutel)
    eigen = {v: lezer.lijst(f"{sleutel}_{v}") for v in varianten}
    delen = {v: tuple(t + achter for t in (*basis, *eigen[v])) for v in varianten}
    samen = [f"{v}: {t}" for v in varianten for t in eigen[v]]
    delen[ONBEKEND] = tuple(t + achter for t in (*basis, *samen))
    return delen


def _betrokkenen(lezer: Lezer, varianten: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Read who is involved: those always, per variant, and those if needed."""
    if not lezer.heeft("betrokkenen"):
        return dict.fromkeys((*varianten, ONBEKEND), ())
    tabel = lezer.tabel_van("betrokkenen")
    vast = tabel.lijst(ALLEN)
    eigen = {v: tabel.lijst(v) for v in varianten}
    zo_nodig = _per_variant(tabel, "zo_nodig", varianten, " (zo nodig)")
    tabel.klaar()
    samen = tuple(dict.fromkeys(t for v in varianten for t in eigen[v]))
    eigen[ONBEKEND] = samen
    return {v: (*vast, *eigen[v], *zo_nodig[v]) for v in eigen}


def _regie(
    lezer: Lezer, varianten: tuple[str, ...]
) -> tuple[dict[str, RegieStand], dict[str, RegieStand], tuple[str, ...]]:
    """Read who leads on inhoud and on proces, and when that may pass to another."""
    tabel = lezer.tabel_van("regie")
    inhoud = _regie_per_variant(tabel.tabel_van("inhoud"), varianten)
    proces = _regie_per_variant(tabel.tabel_van("proces"), varianten)
    overdracht = tabel.lijst("overdracht")
    tabel.klaar()
    return inhoud, proces, overdracht


def _regie_per_variant(tabel: Lezer, varianten: tuple[str, ...]) -> dict[str, RegieStand]:
    """Read who leads per variant; `allen` holds for each that is not named."""
    gevonden: dict[str, RegieStand] = {}
    for variant in (*varianten, ALLEN):
        if tabel.heeft(variant):
            deel = tabel.tabel_van(variant)
            gevonden[variant] = RegieStand(deel.tekst("organisatie"), deel.tekst("persoon"), True)
            deel.klaar()
    tabel.klaar()
    for variant in varianten:
        if variant not in gevonden and ALLEN not in gevonden:
            raise tabel.fout(
                f"voor {variant} staat er geen regie.", f"Voeg {variant} of '{ALLEN}' toe."
            )
    per = {v: gevonden.get(v) or gevonden[ALLEN] for v in varianten}
    keuzes = list(dict.fromkeys(per.values())) or [gevonden[ALLEN]]
    per[ONBEKEND] = RegieStand(
        " of ".join(dict.fromkeys(r.organisatie for r in keuzes)),
        " of ".join(dict.fromkeys(r.persoon for r in keuzes)),
        True,
    )
    return per
