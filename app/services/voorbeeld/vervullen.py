"""Services: records in an example dossier what a rule asks, on a day that a person chose.

What only the leerling can do (being back at school, turning 16) is not recorded here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.domain.dossiers import Stapbesluit, Toestemmingdoel, Uitkomst
from app.domain.feit import lid_van
from app.domain.handelen import (
    Contactmet,
    Doel,
    Doorgave,
    Interventiesoort,
    Overleg,
    Overlegsoort,
    Wie,
)
from app.domain.opsporing import MOMENTCODES
from app.domain.sporen import Gebeurtenis
from app.domain.verzuim import Meldingbron, Periodesoort, Verzuimsoort
from app.protocol.model import Eis, Gebeurtenisregel, Voorwaarde

if TYPE_CHECKING:
    from app.services.voorbeeld.dossierbouwer import Dossierbouwer

UITKOMSTEN: Mapping[str, tuple[tuple[str, int], ...]] = {
    "beoordeeld": (
        ("gesprek", 40),
        ("afspraken", 30),
        ("traject", 12),
        ("kernteam", 8),
        ("geen_actie", 10),
    ),
    "jeugdarts_betrokken": (("ja", 60), ("nee", 30), ("niet_aan_de_orde", 10)),
    "verwijzing_stand": (("in_bemiddeling", 70), ("wachtlijst", 20), ("afgerond", 10)),
    "absoluut_uitkomst": (("daadwerkelijk", 1),),
    "mas_route": (("vrijwillig", 1),),
    "mas_evaluatie": (("doel_bereikt", 1),),
    "consult_jeugdarts": (("in_verhouding", 1),),
    "kennisgeving_getoetst": (("voldoet_niet", 2), ("voldoet", 1)),
    "advies_sociaal_medisch": (("gedeeltelijk", 1),),
    "besluit_3a": (("toegekend", 1),),
    "besluit_3b": (("toegekend", 1),),
    "aanbod_ziek": (("gelukt", 1),),
    "onderzoek_andere_school": (("niets", 1),),
}
"""How often each outcome is drawn; of what is not here every outcome as often."""

ORGANISATIES = ("Jeugdhulp Modelstad", "Wijkteam De Schets", "Praktijk Het Krijt")
MAANDEN_GELDIG = 4
_SOMS = (Eis.BRIEF,)
"""What is left for last where one of several things is enough: a letter has its own PDF."""


def vervul(b: Dossierbouwer, eis: Voorwaarde, dag: date) -> bool:
    """Record on a day what a demand asks; False when no person of the team can do that."""
    if eis.eis is Eis.ALLE:
        gedaan = [vervul(b, deel, dag) for deel in eis.delen]
        return all(gedaan)
    if eis.eis is Eis.EEN:
        delen = sorted(eis.delen, key=lambda deel: deel.eis in _SOMS)
        return any(vervul(b, deel, dag) for deel in delen)
    doe = _DOE.get(eis.eis)
    if doe is None:
        return False
    keren = [doe(b, eis, dag) for _ in range(eis.keer)]
    return all(keren)


def gebeurtenis(
    b: Dossierbouwer,
    soort: str,
    dag: date,
    uitkomst: str = "",
    *,
    aantal: float | None = None,
    tot: date | None = None,
) -> Gebeurtenis:
    """Record an event with all that its form asks."""
    regel = b.rekenaar.gebeurtenis(b, soort)
    keuzes = dict(regel.uitkomsten) if regel else {}
    if keuzes and not uitkomst:
        uitkomst = kies_uitkomst(b, soort, keuzes)
    return b.voeg(
        Gebeurtenis,
        dossier_id=b.dossier_id,
        soort=soort,
        datum=dag,
        uitkomst=uitkomst,
        aantal=_aantal(b, regel, aantal),
        tot=_tot(regel, dag, tot),
        wie=regel.wie if regel else Wie.LEERPLICHT,
        persoon=b.kans.choice(ORGANISATIES) if regel and regel.persoon else "",
    )


def kies_uitkomst(b: Dossierbouwer, soort: str, keuzes: Mapping[str, str]) -> str:
    """Draw one of the outcomes that a form offers."""
    gewogen = [(code, n) for code, n in UITKOMSTEN.get(soort, ()) if code in keuzes]
    codes = [code for code, _ in gewogen] or sorted(keuzes)
    return b.kans.choices(codes, [n for _, n in gewogen] or None)[0]


def _aantal(b: Dossierbouwer, regel: Gebeurtenisregel | None, aantal: float | None) -> float | None:
    gevraagd = regel is not None and bool(regel.aantal)
    return aantal if aantal is not None or not gevraagd else float(b.kans.randint(2, 4))


def _tot(regel: Gebeurtenisregel | None, dag: date, tot: date | None) -> date | None:
    gevraagd = regel is not None and bool(regel.tot)
    return tot if tot is not None or not gevraagd else dag + timedelta(days=30 * MAANDEN_GELDIG)


def _gebeurtenis(b: Dossierbouwer, eis: Voorwaarde, dag: date) -> bool:
    """Record one of the events asked; those of the sealed file are no events of the team."""
    soorten = sorted(eis.soorten - MOMENTCODES)
    bekend = [s for s in soorten if b.rekenaar.gebeurtenis(b, s) is not None]
    if not bekend:
        return False
    soort = b.kans.choice(bekend)
    regel = b.rekenaar.gebeurtenis(b, soort)
    keuzes = dict(regel.uitkomsten) if regel else {}
    if eis.uitkomsten:
        keuzes = {k: v for k, v in keuzes.items() if k in eis.uitkomsten}
        if not keuzes:
            return False
    aantal = eis.minimum if eis.minimum is not None else eis.maximum
    uitkomst = kies_uitkomst(b, soort, keuzes) if keuzes else ""
    gebeurtenis(b, soort, dag, uitkomst, aantal=aantal)
    return True


def _contact(b: Dossierbouwer, eis: Voorwaarde, dag: date) -> bool:
    wie = [m for m in b.gesprekspartners() if not eis.met or m.value in eis.met]
    met = b.kans.choice(wie) if wie else lid_van(Contactmet, min(eis.met))
    b.contact(dag, met=met)
    return True


def _doorgave(b: Dossierbouwer, eis: Voorwaarde, dag: date) -> bool:
    doel = lid_van(Doel, eis.aan)
    door = Wie.SCHOOL if doel is Doel.SWV else Wie.LEERPLICHT
    b.voeg(Doorgave, dossier_id=b.dossier_id, datum=dag, aan=doel, door=door)
    return True


def _overleg(b: Dossierbouwer, eis: Voorwaarde, dag: date) -> bool:
    """Hold a discussion; it never becomes the first one of a stap, which its term counts from."""
    stap = stap_op(b, dag)
    eerder = [f for f in b.feiten if isinstance(f, Overleg) and f.stap == stap and f.datum <= dag]
    soorten = sorted(eis.soorten) or [Overlegsoort.ANDERS.value]
    b.overleg(dag, stap if eerder else "1", lid_van(Overlegsoort, soorten[0]))
    return True


def _interventie(b: Dossierbouwer, eis: Voorwaarde, dag: date) -> bool:
    soort = lid_van(Interventiesoort, min(eis.soorten)) if eis.soorten else Interventiesoort.GESPREK
    b.interventie(dag, stap_op(b, dag), soort=soort, wie=Wie.LEERPLICHT)
    return True


def _afspraak(b: Dossierbouwer, eis: Voorwaarde, dag: date) -> bool:
    if eis.uitkomsten:
        b.afspraak(dag, lid_van(Uitkomst, min(eis.uitkomsten)))
        return True
    afspraak_op = b.kalender.plus_schooldagen(dag, 5)
    b.afspraak(dag, Uitkomst.NAGEKOMEN if afspraak_op < b.peildatum else None)
    return True


def _melding(b: Dossierbouwer, eis: Voorwaarde, dag: date) -> bool:
    """Let the school report; statuses are set by hand."""
    if eis.uitkomsten:
        return False
    overig = not eis.soorten or Verzuimsoort.OVERIG in eis.soorten
    soort = Verzuimsoort.OVERIG if overig else lid_van(Verzuimsoort, min(eis.soorten))
    b.melding(dag, soort, vermoeden=eis.vermoeden or False)
    return True


def _toestemming(b: Dossierbouwer, eis: Voorwaarde, dag: date) -> bool:
    b.toestemmingen(dag, doel=lid_van(Toestemmingdoel, eis.doel))
    return True


def _verzuim(b: Dossierbouwer, eis: Voorwaarde, dag: date) -> bool:
    soort = lid_van(Periodesoort, min(eis.soorten)) if eis.soorten else Periodesoort.ZIEKTE
    b.verzuim(soort, dag, b.kalender.plus_schooldagen(dag, 1))
    return True


def kenmerk(b: Dossierbouwer, dag: date) -> None:
    """Let a school call before there is absence that counts."""
    b.melding(dag, Verzuimsoort.KENMERK, dag, bron=Meldingbron.SCHOOL, uren=None,
              meldingsnummer="", reden="", actie_school="")  # fmt: skip


def stap_op(b: Dossierbouwer, dag: date) -> str:
    """Give the stap of the ladder on a day; "1" before it and where no ladder runs."""
    besluiten = [f for f in b.feiten if isinstance(f, Stapbesluit) and not f.spoor and f.stap]
    eerder = [f for f in besluiten if f.datum <= dag]
    return max(eerder, key=lambda f: f.datum).stap if eerder else "1"


_DOE: Mapping[Eis, Callable[[Dossierbouwer, Voorwaarde, date], bool]] = {
    Eis.GEBEURTENIS: _gebeurtenis,
    Eis.CONTACT: _contact,
    Eis.DOORGAVE: _doorgave,
    Eis.OVERLEG: _overleg,
    Eis.INTERVENTIE: _interventie,
    Eis.AFSPRAAK: _afspraak,
    Eis.MELDING: _melding,
    Eis.TOESTEMMING: _toestemming,
    Eis.VERZUIM: _verzuim,
}
"""How each kind of demand is met that a person can meet."""
