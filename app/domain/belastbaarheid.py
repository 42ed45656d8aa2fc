"""Domain: whether a leerling can go to school: the answer that counts, and nothing else.

Only a doctor or the independent psycholoog gives it, with date and source, never the school or
leerplicht (protocollen 2 and 7; 003 h.4 stap 3b and h.5, beroep 5 onder a; 004 par. 5.5: "kan
school en Leerplicht van de leerling verwachten dat het naar school gaat?"). "Geen uitspraak" is
an answer too. There is no field for what the leerling has: no diagnosis, no text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.domain.feit import Feit, Keuze, veld
from app.domain.handelen import Wie
from app.domain.opsporing import Moment
from app.domain.sporen import Gebeurtenis


class Antwoord(Keuze):
    """What was answered to the one question (004 par. 5.5)."""

    KAN = "kan", "kan naar school"
    DEELS = "deels", "deels naar school"
    KAN_NIET = "kan_niet", "kan niet naar school"
    GEEN_UITSPRAAK = "geen_uitspraak", "geen uitspraak"


class Uitspraakvan(Keuze):
    """Who may answer it (protocollen 2, last line)."""

    JEUGDARTS = "jeugdarts", "jeugdarts"
    ARTS = "arts", "onafhankelijke arts"
    PSYCHOLOOG = "psycholoog", "onafhankelijke psycholoog"


JEUGDARTS_ADVIES, SOCIAAL_MEDISCH = "jeugdarts_advies", "advies_sociaal_medisch"
"""The events of the protocols that an answer is (resources/protocollen, [[gebeurtenis]])."""

_SOCIAAL_MEDISCH: Mapping[Antwoord, str] = {
    Antwoord.KAN: "belastbaar",
    Antwoord.DEELS: "gedeeltelijk",
    Antwoord.KAN_NIET: "niet_belastbaar",
    Antwoord.GEEN_UITSPRAAK: "geen_uitspraak",
}
_ANTWOORDEN: Mapping[str, Mapping[str, Antwoord]] = {
    JEUGDARTS_ADVIES: {str(a): a for a in Antwoord},
    SOCIAAL_MEDISCH: {code: a for a, code in _SOCIAAL_MEDISCH.items()},
}
ADVIESCODES = frozenset(_ANTWOORDEN)
"""The codes of those events."""

MAG_ZEGGEN = frozenset({Wie.CJG, Wie.ANDERS})
"""Of whom such an event may be: a jeugdarts works at the CJG or elsewhere; no other one may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Belastbaarheid(Feit):
    """An answer on a day: can the leerling go to school? `tot`: how long it holds."""

    SOORT: ClassVar[str] = "belastbaarheid"
    LABEL: ClassVar[str] = "Belastbaarheid"
    DATUM: ClassVar[str | None] = "datum"

    dossier_id: str = veld("Dossier", naar="dossier")
    datum: date = veld("Datum van de uitspraak")
    antwoord: Antwoord = veld("Uitspraak")
    van: Uitspraakvan = veld("Van wie")
    persoon: str = veld("Naam of organisatie", default="")
    tot: date | None = veld("Geldig tot en met", default=None)

    def momenten(self) -> tuple[Moment, ...]:
        """Give it as the event that the protocols ask for, so that a step sees it as done."""
        if self.van is Uitspraakvan.JEUGDARTS:
            soort, uitkomst = JEUGDARTS_ADVIES, str(self.antwoord)
        else:
            soort, uitkomst = SOCIAAL_MEDISCH, _SOCIAAL_MEDISCH[self.antwoord]
        return (
            Moment(soort, self.datum, uitkomst, feit_id=self.id, tot=self.tot, wie=str(Wie.ANDERS)),
        )


@dataclass(frozen=True, slots=True)
class Uitspraak:
    """An answer, of whichever kind of fact it is recorded as; `feit` is that fact."""

    datum: date
    antwoord: Antwoord
    van: Uitspraakvan | None
    """None: it was recorded as the advice of a doctor or psycholoog, which of them is not known."""
    persoon: str
    tot: date | None
    feit: Feit

    @property
    def van_wie(self) -> str:
        """Say whose it is: "jeugdarts, GGD"."""
        wie = self.van.label if self.van is not None else "arts of psycholoog"
        return f"{wie}, {self.persoon}" if self.persoon else wie

    def geldt_op(self, dag: date) -> bool:
        """Tell whether it holds on a day."""
        return self.datum <= dag and (self.tot is None or dag <= self.tot)


def uitspraken(
    vastgelegd: Iterable[Belastbaarheid], gebeurtenissen: Iterable[Gebeurtenis], peildatum: date
) -> tuple[Uitspraak, ...]:
    """Give every answer up to a day, the latest first; of a day the one recorded last."""
    alle = [
        Uitspraak(b.datum, b.antwoord, b.van, b.persoon, b.tot, b)
        for b in vastgelegd
        if b.datum <= peildatum
    ]
    for g in gebeurtenissen:
        antwoord = _ANTWOORDEN.get(g.soort, {}).get(g.uitkomst)
        if antwoord is not None and g.datum <= peildatum:
            van = Uitspraakvan.JEUGDARTS if g.soort == JEUGDARTS_ADVIES else None
            alle.append(Uitspraak(g.datum, antwoord, van, g.persoon, g.tot, g))
    return tuple(sorted(alle, key=lambda u: u.datum)[::-1])
