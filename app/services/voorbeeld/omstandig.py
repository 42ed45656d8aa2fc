"""Services: cases of the example team in which circumstances change, or absence adds up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from app.domain.belastbaarheid import Antwoord, Belastbaarheid, Uitspraakvan
from app.domain.dossiers import Besluitsoort
from app.domain.handelen import Herstel, Herstelsoort
from app.domain.mensen import Verhuizing
from app.domain.schooldagen import vakantiesoort
from app.domain.verzuim import Periodesoort, TeLaat
from app.services.voorbeeld.dagteller import EEN_DAG
from app.services.voorbeeld.dossierbouwer import Dossierbouwer
from app.services.voorbeeld.klim import Zone, klim, los
from app.services.voorbeeld.vervullen import gebeurtenis

Bouw = Callable[[Dossierbouwer], None]
ZOMER_VERS = 150
"""Calendar days after the summer in which a dossier may still wait for the first news."""


def andere_school(b: Dossierbouwer) -> None:
    """Go to another school during a stap, about which nobody decided anything yet."""
    klim(b, "2", Zone.LATER, laatste=b.schooldag(7, 9))
    eigen = b.kind.inschrijvingen[-1].school_id
    anders = [s for s in b.rekenaar.scholen if s.id != eigen and s.onderwijssoort.value == "vo"]
    wissel = b.schooldag(1, 4)
    b.schrijf_in(wissel, b.kans.choice(anders).id)
    b.bij_tot = wissel - EEN_DAG


def verhuisd(b: Dossierbouwer) -> None:
    """Move to another gemeente, which confirmed that it has the dossier."""
    klim(b, "2", Zone.LATER)
    _verhuis(b, b.schooldag(8, 12), bevestigd=b.schooldag(0, 2))


def verhuisd_zonder_bericht(b: Dossierbouwer) -> None:
    """Move to another gemeente, which has not answered yet."""
    klim(b, "1", Zone.LATER)
    _verhuis(b, b.schooldag(3, 6))


def _verhuis(b: Dossierbouwer, dag: date, *, bevestigd: date | None = None) -> None:
    b.bij_tot = dag
    overgedragen = min(b.kalender.plus_schooldagen(dag, 2), b.peildatum)
    b.kind.verhuizingen.append(
        Verhuizing(
            id=b.bron.id(),
            leerling_id=b.kind.leerling.id,
            datum=dag,
            van_gemeente=b.kind.leerling.woongemeente,
            naar_gemeente="Elderveen",
            overgedragen_op=overgedragen,
            ontvangst_bevestigd=max(bevestigd, overgedragen) if bevestigd else None,
        )
    )


def uitgeschreven(b: Dossierbouwer) -> None:
    """Leave a leerling without a school while a stap runs."""
    klim(b, "2", Zone.LATER)
    b.schrijf_uit(b.schooldag(3, 5))


def opnieuw(b: Dossierbouwer) -> None:
    """Begin anew after a relapse."""
    klim(b, "2", Zone.WEEK, thuis_dagen=45)
    dag = b.schooldag(9, 11)
    b.sluit_verzuim(dag - EEN_DAG)
    b.voeg(Herstel, dossier_id=b.dossier_id, datum=dag, soort=Herstelsoort.HERSTELD)
    terug = b.schooldag(2, 4)
    b.verzuim(Periodesoort.ONGEOORLOOFD, terug)
    b.voeg(Herstel, dossier_id=b.dossier_id, datum=terug, soort=Herstelsoort.TERUGVAL_OPNIEUW)


def weer_thuis(b: Dossierbouwer) -> None:
    """Be at home again after herstel, which nobody called a relapse yet."""
    klim(b, "1", Zone.WEEK, thuis_dagen=25)
    dag = b.schooldag(6, 8)
    b.sluit_verzuim(dag - EEN_DAG)
    b.voeg(Herstel, dossier_id=b.dossier_id, datum=dag, soort=Herstelsoort.HERSTELD)
    b.verzuim(Periodesoort.ONGEOORLOOFD, b.schooldag(1, 2))


def zes_maanden(b: Dossierbouwer) -> None:
    """Keep a leerling at home for more than half a year."""
    klim(b, "3a", Zone.WEEK, thuis_dagen=b.kans.randint(195, 230))


def na_de_zomer(b: Dossierbouwer) -> None:
    """Hear nothing since the summer of who was at home before it."""
    zomers = [
        v
        for v in b.kalender.vrij_tussen(b.peildatum - timedelta(days=ZOMER_VERS), b.peildatum)
        if v.soort == "vakantie" and vakantiesoort(v.naam) == "zomer" and v.tot < b.peildatum
    ]
    if not zomers or b.kalender.volgende_schooldag(zomers[-1].tot + EEN_DAG) > b.peildatum:
        klim(b, "1", Zone.LATER)
        return
    laatste = b.terug(zomers[-1].van, 1)
    thuis = b.terug(laatste, 8)
    b.bij_tot = laatste
    b.open(thuis)
    b.verzuim(Periodesoort.ONGEOORLOOFD, thuis, laatste)
    b.besluit(thuis, Besluitsoort.BEGIN, "1")
    b.interventie(b.terug(laatste, 6), "1")
    b.regie(thuis)
    b.besluit(
        laatste,
        Besluitsoort.AANDACHTSDATUM,
        "1",
        nieuwe_datum=b.kalender.plus_schooldagen(b.peildatum, 6),
        reden="In het nieuwe schooljaar kijken of het rooster past.",
    )


def vaak_ziek(b: Dossierbouwer) -> None:
    """Report sick four times in twelve weken, and stay away from the jeugdarts twice."""
    dag = b.schooldag(8, 10)
    los(b, dag)
    for terug in (20, 14, 8, 2):
        eerste = b.terug(b.peildatum, terug)
        laatste = min(b.kalender.plus_schooldagen(eerste, 1), b.laatste_schooldag())
        b.verzuim(Periodesoort.ZIEKTE, eerste, laatste)
    gebeurtenis(b, "melding_11", dag, "d")
    for terug in (7, 2):
        gebeurtenis(b, "consult_jeugdarts", b.terug(b.peildatum, terug), "niet_verschenen")
    b.laat_liggen.add(("melding_11d", "mazl"))


def lang_ziek(b: Dossierbouwer) -> None:
    """Be ill for weken on end, of which the jeugdarts doubts whether it fits."""
    eerste = b.schooldag(24, 28)
    b.verzuim(Periodesoort.ZIEKTE, eerste)
    los(b, b.schooldag(9, 12))
    gebeurtenis(b, "consult_jeugdarts", b.schooldag(2, 4), "niet_in_verhouding")


def in_zorg(b: Dossierbouwer) -> None:
    """Be at home with a zorgplan: a voltijd lizzer."""
    eerste = b.schooldag(26, 32)
    b.verzuim(Periodesoort.GEOORLOOFD, eerste)
    los(b, b.schooldag(9, 12))
    gebeurtenis(b, "zorgplan", b.schooldag(3, 6), tot=b.peildatum + timedelta(days=150))


def wacht_op_plek(b: Dossierbouwer) -> None:
    """Be at home because there is no place: thuis door organisatorische redenen."""
    klim(b, "2", Zone.LATER, thuis_dagen=33)
    gebeurtenis(b, "reden_thuis", b.schooldag(1, 3), "wacht_op_plek")


def vijf_jaar(b: Dossierbouwer) -> None:
    """Let a child of five be away for more hours of a week than the law allows."""
    los(b, b.schooldag(4, 6))
    laatste = b.laatste_schooldag()
    b.verzuim(Periodesoort.GEOORLOOFD, b.terug(laatste, 2), laatste)


def te_laat(b: Dossierbouwer) -> None:
    """Come too late often, at a school with a norm stricter than that of the law."""
    klim(b, "1", Zone.LATER)
    b.sluit_verzuim(b.schooldag(4, 5))
    tel_te_laat(b, 14)
    eerste = b.schooldag(2, 3)
    b.verzuim(Periodesoort.ONGEOORLOOFD, eerste, eerste, uren=13.0)


def tel_te_laat(b: Dossierbouwer, aantal: int) -> None:
    """Record how often the school counted that the leerling came too late."""
    b.voeg(
        TeLaat,
        leerling_id=b.kind.leerling.id,
        dossier_id=b.dossier_id,
        school_id=b.kind.school.id if b.kind.school else None,
        van=b.schooldag(14, 16),
        tot=b.schooldag(0, 2),
        aantal=aantal,
    )


def te_lang_verlof(b: Dossierbouwer) -> None:
    """Give leave for the work of an ouder twice in a year, the last time too long."""
    los(b, b.schooldag(8, 10))
    gebeurtenis(b, "verlof_13a", b.terug(b.peildatum, 60), aantal=5)
    dag = b.schooldag(6, 8)
    gebeurtenis(b, "verlof_13a", dag, aantal=12)
    b.verzuim(Periodesoort.GEOORLOOFD, b.terug(b.peildatum, 14), b.laatste_schooldag())


def te_lang_geschorst(b: Dossierbouwer) -> None:
    """Suspend a leerling for longer than a week."""
    klim(b, "2", Zone.LATER)
    dag = b.schooldag(5, 6)
    gebeurtenis(b, "schorsing", dag, aantal=6, tot=b.kalender.plus_schooldagen(dag, 6))


def blijft_liggen(spoor: str, stap: str, ladderstap: str = "1") -> Bouw:
    """Leave one step of a track until it is over term."""

    def bouw(b: Dossierbouwer) -> None:
        b.laat_liggen.add((spoor, stap))
        klim(b, ladderstap, Zone.LATER, thuis_dagen=46 if ladderstap == "2" else None)

    return bouw


def niet_nagevraagd(b: Dossierbouwer) -> None:
    """Forget to ask whether a referral began."""
    b.laat_liggen.add(("in_regie", "controleren"))
    klim(b, "1", Zone.LATER)
    dag = b.begin_voor(5, b.peildatum)
    b.geopend_op(b.terug(dag, 4))
    gebeurtenis(b, "doorverwezen", dag)


def besluit_te_laat(b: Dossierbouwer) -> None:
    """Let a decision on vervangende leerplicht wait for longer than the law allows."""
    b.laat_liggen.add(("vervangende_3a", "besluit"))
    klim(b, "2", Zone.LATER)
    dag = b.terug(b.peildatum - timedelta(days=50), 1)
    b.geopend_op(b.terug(dag, 4))
    gebeurtenis(b, "aanvraag_3a", dag)
    gebeurtenis(b, "gehoord", dag + timedelta(days=14), "aanvrager")


def lang_minder_tijd(b: Dossierbouwer) -> None:
    """Follow less than the whole onderwijstijd for more than a year."""
    klim(b, "2", Zone.LATER)
    dag = b.terug(b.peildatum - timedelta(days=400), 1)
    b.geopend_op(b.terug(dag, 4))
    gebeurtenis(b, "aanvraag_variawet", dag)
    b.voeg(
        Belastbaarheid,
        dossier_id=b.dossier_id,
        datum=b.kalender.plus_schooldagen(dag, 8),
        antwoord=Antwoord.DEELS,
        van=Uitspraakvan.JEUGDARTS,
        persoon="GGD Modelland",
        tot=b.peildatum + timedelta(days=40),
    )
    opp = b.kalender.plus_schooldagen(dag, 20)
    gebeurtenis(b, "opp_terugkeer", opp, tot=b.peildatum + timedelta(days=60))
