"""Services: what must hold between the fields of one fact, and what is odd but possible.

Impossible rows are rejected, odd ones warn (beslissingen, Import and export).
What is impossible is said by `app.domain.keuring`, as for every other way in;
here come what only an import meets, and the warnings.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from app.domain.feit import Veld, velden
from app.domain.feitsoorten import PER_CODE
from app.domain.fouten import InvoerFout, KnownError
from app.domain.kbdagen import keur_kb_dagen
from app.domain.keuring import keur
from app.domain.verzuim import Melding, Verzuimsoort
from app.services.uitwisseling.voorbeeld import Reden

Keurder = Callable[[Any, list[Reden], list[Reden]], None]
"""(fact, reasons to reject, warnings): adds to the lists."""

_GEBEURD = frozenset(
    {
        "melding",
        "verzuimperiode",
        "telaat",
        "contact",
        "interventie",
        "herstel",
        "brief",
        "spoor",
        "gebeurtenis",
        "vrijstelling",
        "verlofaanvraag",
    }
)
_ZESTIEN_UUR = frozenset({Verzuimsoort.UUR16, Verzuimsoort.UUR16_18PLUS})
_LRV_DAGEN = 28


def keurders(code: str, vandaag: date) -> tuple[Keurder, ...]:
    """Give the checks of one kind, ready to run per fact."""
    soort = PER_CODE[code]
    per_naam = {v.naam: v for v in velden(soort)}
    lijst: list[Keurder] = [_kan(vandaag)]
    eigen: dict[str, list[Keurder]] = {
        "leerling": [_leerling(vandaag)],
        "melding": [_melding],
        "verzuimperiode": [_periode],
        "teamprotocol": [_protocol],
        "instelling": [_instelling],
    }
    lijst += eigen.get(code, [])
    if code in _GEBEURD and soort.DATUM:
        lijst.append(_toekomst(per_naam[soort.DATUM], vandaag))
    return tuple(lijst)


def _kan(vandaag: date) -> Keurder:
    def keur_een(feit: Any, fouten: list[Reden], _: list[Reden]) -> None:
        try:
            keur(feit, vandaag)
        except InvoerFout as fout:
            fouten.append(Reden(fout.veld, _zin(fout.tekst)))

    return keur_een


def _toekomst(veld: Veld, vandaag: date) -> Keurder:
    naam = veld.naam

    def keur_dag(feit: Any, _: list[Reden], let_op: list[Reden]) -> None:
        dag = getattr(feit, naam)
        if dag is not None and dag > vandaag:
            let_op.append(Reden(naam, f"{_nl(dag)} ligt in de toekomst"))

    return keur_dag


def _leerling(vandaag: date) -> Keurder:
    def keur_leerling(feit: Any, _: list[Reden], let_op: list[Reden]) -> None:
        if feit.geboortedatum < date(vandaag.year - 30, 1, 1):
            let_op.append(Reden("geboortedatum", "deze leerling is ouder dan 29 jaar"))
        if feit.onderwijsnummer:
            _onderwijsnummer(feit.onderwijsnummer, let_op)
        elif not feit.bsn:
            let_op.append(Reden("bsn", "geen BSN en geen onderwijsnummer"))

    return keur_leerling


def _onderwijsnummer(nummer: str, let_op: list[Reden]) -> None:
    from app.domain.bsn import controleer_onderwijsnummer

    try:
        controleer_onderwijsnummer(nummer)
    except InvoerFout as fout:
        let_op.append(Reden("onderwijsnummer", _zin(fout.tekst)))


def _melding(feit: Melding, _: list[Reden], let_op: list[Reden]) -> None:
    begin = feit.begindatum
    if begin is not None:
        if begin.weekday() >= 5:
            dag = "zaterdag" if begin.weekday() == 5 else "zondag"
            let_op.append(Reden("begindatum", f"{_nl(begin)} is een {dag}"))
        dagen = (feit.melddatum - begin).days
        if dagen < 0:
            let_op.append(Reden("begindatum", "ligt na de melddatum"))
        elif feit.soort is Verzuimsoort.LRV and dagen < _LRV_DAGEN:
            let_op.append(
                Reden(
                    "soort", f"langdurig verzuim gemeld na {dagen} dagen (LRV is meer dan 4 weken)"
                )
            )
    if feit.uren is not None and feit.uren < 16 and feit.soort in _ZESTIEN_UUR:
        uren = f"{feit.uren:g}".replace(".", ",")
        let_op.append(Reden("uren", f"16-uursmelding met {uren} uur"))


def _periode(feit: Any, _: list[Reden], let_op: list[Reden]) -> None:
    if feit.eerste_dag.weekday() >= 5 and feit.laatste_dag in (
        feit.eerste_dag,
        feit.eerste_dag + timedelta(days=6 - feit.eerste_dag.weekday()),
    ):
        let_op.append(Reden("eerste_dag", "deze periode ligt geheel in een weekend"))


def _protocol(feit: Any, fouten: list[Reden], _: list[Reden]) -> None:
    from app.protocol.lezen.laden import load_regels

    try:
        load_regels(feit.toml, feit.code)
    except KnownError as fout:
        fouten.append(Reden("toml", str(fout)))


def _instelling(feit: Any, fouten: list[Reden], _: list[Reden]) -> None:
    from app.services import instellingen

    try:
        waarde: Any = getattr(instellingen.uit_feiten([feit]), feit.naam, None)
    except ValueError:
        fouten.append(Reden("waarde", "past niet bij deze instelling"))
        return
    if feit.naam == "kb_dagen":
        try:
            keur_kb_dagen(feit.waarde)
        except InvoerFout as fout:
            fouten.append(Reden("waarde", _zin(fout.tekst)))
        return
    grens = instellingen.GRENZEN.get(feit.naam)
    if grens and not grens[0] <= waarde <= grens[1]:
        fouten.append(Reden("waarde", f"ligt niet tussen {grens[0]:g} en {grens[1]:g}"))


def _zin(tekst: str) -> str:
    """Make a sentence fit behind "kolom: "."""
    return tekst[:1].lower() + tekst[1:].rstrip(".")


def _nl(dag: date) -> str:
    return f"{dag:%d-%m-%Y}"
