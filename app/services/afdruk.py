"""Services: what is printed beside letters: the caseload, the noodsleutel, the envelope test."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.documents.model import Kolom, Statuscel, Statusvorm, Tabeldocument
from app.domain.datumwoorden import toon_dag
from app.services import caseloadtekst
from app.services.briefhuisstijl import huisstijl
from app.services.tabel import Cel, Tabelkolom, schrijf_xlsx

if TYPE_CHECKING:
    from app.services.agenda import Agenda
    from app.services.caseload import CaseloadRij
    from app.services.instellingen import Instellingen

VORMEN = {
    "driehoek": Statusvorm.DRIEHOEK,
    "stip": Statusvorm.BOL,
    "pauze": Statusvorm.PAUZE,
    "klok": Statusvorm.KLOK,
    "streep": Statusvorm.GEEN,
}


@dataclass(frozen=True, slots=True)
class Caseloadkolom:
    """A column of the caseload on paper and in a workbook.

    `deel` is the share of the width on paper, `tekens` the width in a workbook;
    `papier` gives the cell as shown, `cel` the real value (a date, a number).
    """

    titel: str
    deel: float
    tekens: float
    papier: Callable[[CaseloadRij], str | Statuscel]
    cel: Callable[[CaseloadRij], Cel]
    rechts: bool = False
    vet: bool = False


def _status(rij: CaseloadRij) -> Statuscel:
    vorm, tekst = caseloadtekst.urgentie(rij.stand)
    return Statuscel(VORMEN[vorm], tekst)


KOLOMMEN: dict[str, Caseloadkolom] = {
    "leerling": Caseloadkolom("Leerling", 9, 28, lambda r: r.naam, lambda r: r.naam, vet=True),
    "leeftijd": Caseloadkolom(
        "Lft", 2.6, 6, lambda r: str(r.leeftijd), lambda r: r.leeftijd, rechts=True
    ),
    "school": Caseloadkolom("School", 8, 28, lambda r: r.school or "–", lambda r: r.school),
    "soort": Caseloadkolom("Soort", 4, 12, lambda r: r.soort, lambda r: r.soort),
    "stap": Caseloadkolom(
        "Stap",
        2.5,
        8,
        lambda r: caseloadtekst.stap(r.stand),
        lambda r: caseloadtekst.stap(r.stand),
    ),
    "urgentie": Caseloadkolom("Urgentie", 8, 24, _status, lambda r: _status(r).tekst),
    "kantelt": Caseloadkolom(
        "Kantelt",
        5,
        12,
        lambda r: caseloadtekst.kantelt(r.stand),
        lambda r: r.stand.kantelpunt.datum,
    ),
    "naar": Caseloadkolom(
        "Naar",
        7,
        20,
        lambda r: caseloadtekst.naar(r.stand),
        lambda r: caseloadtekst.naar(r.stand),
    ),
    "dagen": Caseloadkolom(
        "Dagen",
        3,
        8,
        lambda r: caseloadtekst.dagen_thuis(r.stand),
        lambda r: r.stand.dagen_thuis,
        rechts=True,
    ),
    "ambtenaar": Caseloadkolom(
        "Ambtenaar", 6, 20, lambda r: r.ambtenaar or "–", lambda r: r.ambtenaar
    ),
}
"""The columns by their code, in their default order."""


def caseload_pdf(
    rijen: Sequence[CaseloadRij],
    kolommen: Sequence[str] = tuple(KOLOMMEN),
    *,
    titel: str,
    filtertekst: str = "",
    teamnaam: str = "",
    peildatum: date,
) -> bytes:
    """Print the caseload as shown: landscape A4, rows and columns in the given order.

    `kolommen` are codes of `KOLOMMEN`; `filtertekst` says in words what was filtered.
    """
    from app.documents.tabel import maak_tabel

    gekozen = [KOLOMMEN[k] for k in kolommen]
    return maak_tabel(
        Tabeldocument(
            titel=titel,
            filtertekst=filtertekst,
            teamnaam=teamnaam,
            peildatum=peildatum,
            peildatumtekst=toon_dag(peildatum, jaar=True, kort=False),
            kolommen=tuple(
                Kolom(titel=k.titel, deel=k.deel, rechts=k.rechts, vet=k.vet) for k in gekozen
            ),
            rijen=tuple(tuple(k.papier(rij) for k in gekozen) for rij in rijen),
        )
    )


def caseload_xlsx(
    rijen: Sequence[CaseloadRij],
    kolommen: Sequence[str],
    naar: str | Path,
    *,
    titel: str = "Caseload",
    filtertekst: str = "",
    peildatum: date | None = None,
) -> None:
    """Save the caseload as shown as a workbook; KnownError when it cannot be written."""
    gekozen = [KOLOMMEN[k] for k in kolommen]
    onder = [f"Peildatum {toon_dag(peildatum, jaar=True, kort=False)}"] if peildatum else []
    onder += [filtertekst] if filtertekst else []
    schrijf_xlsx(
        naar,
        blad="Caseload",
        kolommen=[Tabelkolom(k.titel, k.tekens) for k in gekozen],
        rijen=([k.cel(rij) for k in gekozen] for rij in rijen),
        kop=[titel, *onder] if onder else [],
        gemaakt=peildatum,
    )


AGENDAKOLOMMEN: tuple[tuple[str, float], ...] = (
    ("Dag", 5),
    ("Urgentie", 7.5),
    ("Leerling", 8),
    ("Wat", 11),
    ("Van", 9),
    ("School", 7),
    ("Ambtenaar", 6),
)
"""Heading and share of the width of the agenda on paper."""


def agenda_pdf(agenda: Agenda, *, titel: str, filtertekst: str = "", teamnaam: str = "") -> bytes:
    """Print the agenda as shown: landscape A4, a line per date, over term first."""
    from app.documents.tabel import maak_tabel

    return maak_tabel(
        Tabeldocument(
            titel=titel,
            filtertekst=filtertekst,
            teamnaam=teamnaam,
            peildatum=agenda.peildatum,
            peildatumtekst=toon_dag(agenda.peildatum, jaar=True, kort=False),
            kolommen=tuple(Kolom(titel=t, deel=d) for t, d in AGENDAKOLOMMEN),
            rijen=tuple(
                (
                    toon_dag(r.dag),
                    Statuscel(VORMEN[r.vorm], r.wanneer or ("over" if r.over_termijn else "")),
                    r.naam or "–",
                    r.wat,
                    r.waarvan or r.soort.value,
                    r.school or "–",
                    r.ambtenaar or "–",
                )
                for r in agenda.regels
            ),
            telwoord=("regel", "regels"),
        )
    )


def noodsleutel_pdf(
    teamnaam: str,
    woorden: Sequence[str],
    qr_tekst: str,
    datum: date,
    *,
    opsporing: bool = False,
) -> bytes:
    """Print the noodsleutel of the team, or that of the sealed file, on one page for the safe."""
    from app.documents.kluisblad import maak_noodsleutel

    datumtekst = toon_dag(datum, jaar=True, kort=False, weekdag=False)
    return maak_noodsleutel(teamnaam, woorden, qr_tekst, datum, datumtekst, opsporing=opsporing)


def proefafdruk_pdf(instellingen: Instellingen, datum: date) -> bytes:
    """Print the test page for the window of the envelope, with rulers in mm."""
    from app.documents.kluisblad import maak_proefafdruk

    return maak_proefafdruk(huisstijl(instellingen), datum)
