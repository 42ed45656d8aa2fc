"""Services: a list as shown, on paper and in a workbook, from one description of its columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Generic, TypeVar

from app.domain.datumwoorden import toon_dag
from app.services.tabel import Cel

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Lijstkolom(Generic[R]):
    """A column: its heading, share of the width on paper, characters in a workbook, its value.

    `papier` is what stands on paper when that is more than the value in words.
    """

    titel: str
    deel: float
    breedte: float
    waarde: Callable[[R], Cel]
    papier: Callable[[R], str] | None = None

    def op_papier(self, rij: R) -> str:
        """Write the value as it is read: a day in words, a dash for what is not there."""
        if self.papier is not None:
            return self.papier(rij)
        waarde = self.waarde(rij)
        if isinstance(waarde, date):
            return toon_dag(waarde)
        return "–" if waarde is None or waarde == "" else str(waarde)


@dataclass(frozen=True, slots=True)
class Lijst(Generic[R]):
    """A kind of list: its title, the word for one and for more of its rows, its columns."""

    titel: str
    blad: str
    telwoord: tuple[str, str]
    kolommen: tuple[Lijstkolom[R], ...]

    def pdf(
        self, rijen: Sequence[R], *, peildatum: date, filtertekst: str = "", teamnaam: str = ""
    ) -> bytes:
        """Print rows as shown: landscape A4."""
        from app.documents.model import Kolom, Tabeldocument
        from app.documents.tabel import maak_tabel

        return maak_tabel(
            Tabeldocument(
                titel=self.titel,
                filtertekst=filtertekst,
                teamnaam=teamnaam,
                peildatum=peildatum,
                peildatumtekst=toon_dag(peildatum, jaar=True, kort=False),
                kolommen=tuple(Kolom(titel=k.titel, deel=k.deel) for k in self.kolommen),
                rijen=tuple(tuple(k.op_papier(r) for k in self.kolommen) for r in rijen),
                telwoord=self.telwoord,
            )
        )

    def xlsx(
        self, rijen: Sequence[R], naar: str | Path, *, peildatum: date, filtertekst: str = ""
    ) -> None:
        """Save rows as shown as a workbook; KnownError when it cannot be written."""
        from app.services.tabel import Tabelkolom, schrijf_xlsx

        onder = [f"Peildatum {toon_dag(peildatum, jaar=True, kort=False)}"]
        onder += [filtertekst] if filtertekst else []
        schrijf_xlsx(
            naar,
            blad=self.blad,
            kolommen=[Tabelkolom(k.titel, k.breedte) for k in self.kolommen],
            rijen=([k.waarde(r) for k in self.kolommen] for r in rijen),
            kop=[self.titel, *onder],
            gemaakt=peildatum,
        )
