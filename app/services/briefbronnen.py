"""Services: where the proposal for a field of a letter comes from, as a template names it.

`bron` in a template is one of: "kantoor"; "gebeurtenis:CODE" with what of it
(".datum", ".uitkomst", ".tot", ".persoon", ".aantal"; several codes with a
slash); "contact" (day of the last talk); "overleg:SOORT"; "schooljaar",
"volgend_schooljaar"; "toestemming:DOEL"; "verzuim" and "afspraken" (what can
be chosen). A fact counts up to the day of the letter.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.domain.dossierfeiten import DossierFeiten
from app.domain.handelen import Contactsoort
from app.domain.schooldagen import schooljaar_van
from app.domain.sporen import Gebeurtenis
from app.services.instellingen import Instellingen

_GESPREK = (
    Contactsoort.GESPREK,
    Contactsoort.HUISBEZOEK,
    Contactsoort.SCHOOLBEZOEK,
    Contactsoort.VIDEO,
    Contactsoort.TELEFOON,
)


def voorstel(bron: str, feiten: DossierFeiten, inst: Instellingen, datum: date) -> str:
    """Give the proposed text of a field, "" when the dossier holds none."""
    soort, _, rest = bron.partition(":")
    if soort == "kantoor":
        return kantoor(inst)
    if soort == "schooljaar":
        return schooljaar_van(datum)
    if soort == "volgend_schooljaar":
        return schooljaar_van(date(datum.year + 1, datum.month, 1))
    if soort == "contact":
        dagen = [
            c.datum
            for c in feiten.contacten
            if c.geslaagd and c.soort in _GESPREK and c.datum <= datum
        ]
        return _iso(max(dagen, default=None))
    if soort == "overleg":
        over = [o.datum for o in feiten.overleggen if o.soort.value == rest]
        return _iso(max((d for d in over if d <= datum), default=None))
    if soort == "gebeurtenis":
        codes, _, wat = rest.partition(".")
        return _van(_laatste(feiten.gebeurtenissen, codes.split("/"), datum), wat or "datum")
    return ""


def kantoor(inst: Instellingen) -> str:
    """Propose the office of the team as the place of a talk."""
    delen = (inst.gemeente or inst.teamnaam, inst.straat, inst.plaats)
    return ", ".join(d.strip() for d in delen if d.strip()) if inst.straat.strip() else ""


def _laatste(lijst: Iterable[Gebeurtenis], codes: list[str], datum: date) -> Gebeurtenis | None:
    """Give the latest gebeurtenis of these kinds up to a day."""
    past = [g for g in lijst if g.soort in codes and g.datum <= datum]
    return max(past, key=lambda g: g.datum, default=None)


def _van(g: Gebeurtenis | None, wat: str) -> str:
    """Give one field of a gebeurtenis as text."""
    if g is None:
        return ""
    waarde = getattr(g, wat, None)
    if isinstance(waarde, date):
        return waarde.isoformat()
    if isinstance(waarde, float):
        return f"{waarde:g}"
    return str(waarde or "")


def _iso(dag: date | None) -> str:
    return dag.isoformat() if dag is not None else ""
