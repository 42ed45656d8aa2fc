"""Services: how each case of the example team is built; which there are: `scenarios`."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta

from app.domain.dossiers import (
    Besluitsoort,
    Dossier,
    Eenheid,
    Sluitreden,
    Uitkomst,
    Wacht,
    Wachtop,
)
from app.domain.handelen import (
    Contactmet,
    Herstel,
    Herstelsoort,
    Overlegsoort,
    Wie,
)
from app.domain.verzuim import Periodesoort, Verzuimsoort
from app.services.voorbeeld.bijhouden import houd_bij
from app.services.voorbeeld.dagteller import EEN_DAG
from app.services.voorbeeld.dossierbouwer import Dossierbouwer
from app.services.voorbeeld.klim import Zone, klim, weiger
from app.services.voorbeeld.vervullen import gebeurtenis


def wacht(b: Dossierbouwer) -> None:
    """Let a case on schedule wait for a place or an intake."""
    b.vooruit = True
    start = klim(b, b.kans.choice(("2", "3a")), Zone.LATER)
    _wacht_op(b, max(start, b.schooldag(1, 6)), b.peildatum + timedelta(days=b.kans.randint(9, 40)))


def _wacht_op(b: Dossierbouwer, van: date, tot: date) -> None:
    b.voeg(
        Wacht,
        dossier_id=b.dossier_id,
        van=min(van, b.peildatum),
        tot=tot,
        op=b.kans.choice(list(Wachtop)[:4]),
        toelichting="Aangemeld; de instelling laat weten wanneer er plaats is.",
    )


def wacht_voorbij(b: Dossierbouwer) -> None:
    """Let a wait be over that nobody looked at yet."""
    klim(b, "3a", Zone.LATER)
    _wacht_op(b, b.schooldag(9, 12), b.schooldag(1, 3))


def wacht_over_termijn(b: Dossierbouwer) -> None:
    """Let a case wait that is over term: over term it stays."""
    klim(b, "3a", Zone.OVER)
    _wacht_op(b, b.schooldag(9, 12), b.peildatum + timedelta(days=20))


def nazorg(b: Dossierbouwer) -> None:
    """Bring a leerling back to school; the aandachtsdatum of the nazorg runs."""
    b.vooruit = True
    klim(b, b.kans.choice(("1", "2")), Zone.WEEK, thuis_dagen=25)
    dag = b.schooldag(2, 8)
    b.sluit_verzuim(dag - EEN_DAG)
    b.voeg(
        Herstel,
        dossier_id=b.dossier_id,
        datum=dag,
        soort=Herstelsoort.HERSTELD,
        toelichting="Volgt weer alle lessen.",
    )
    b.contact(b.laatste_schooldag(), met=Contactmet.SCHOOL)


def opbouw(b: Dossierbouwer) -> None:
    """Bring a leerling back in part, with the next opbouwdatum."""
    klim(b, "2", Zone.WEEK, thuis_dagen=40)
    dag = b.schooldag(3, 9)
    b.sluit_verzuim(dag - EEN_DAG)
    b.verzuim(Periodesoort.ONGEOORLOOFD, dag, aanwezig=b.kans.choice((30, 40, 60)))
    b.voeg(
        Herstel,
        dossier_id=b.dossier_id,
        datum=dag,
        soort=Herstelsoort.GEDEELTELIJK,
        opbouwdatum=b.kalender.plus_schooldagen(b.peildatum, b.kans.randint(2, 12)),
        toelichting="Begint met de ochtenden.",
    )


def terugval(b: Dossierbouwer) -> None:
    """Let a leerling relapse soon after the return; the same stap goes on."""
    klim(b, "2", Zone.WEEK, thuis_dagen=45)
    dag = b.schooldag(8, 10)
    b.sluit_verzuim(dag - EEN_DAG)
    b.voeg(Herstel, dossier_id=b.dossier_id, datum=dag, soort=Herstelsoort.HERSTELD)
    terug = b.schooldag(2, 4)
    b.verzuim(Periodesoort.ONGEOORLOOFD, terug)
    b.voeg(Herstel, dossier_id=b.dossier_id, datum=terug, soort=Herstelsoort.TERUGVAL_ZELFDE)


def naast_elkaar(b: Dossierbouwer) -> None:
    """Run 3b beside 3a, each with an own overleg and term."""
    start = klim(b, "3a", Zone.LATER)
    begin = max(start, b.schooldag(4, 8))
    b.besluit(
        begin,
        Besluitsoort.OPSCHALEN,
        "3b",
        van_stap="2",
        organisatie=Wie.SCHOOL,
        reden="School vraagt leerplicht om een overlegtafel naast het traject bij het SWV.",
    )
    b.overleg(b.schooldag(0, 3), "3b", Overlegsoort.OVERLEGTAFEL)


def actietafel_met_datum(b: Dossierbouwer) -> None:
    """Hold the actietafel and set the next look."""
    klim(b, "4", Zone.LATER, weken=2, thuis_dagen=150)
    dag = b.schooldag(1, 3)
    b.overleg(dag, "4", Overlegsoort.ACTIETAFEL)
    for wie in ("deelnemers", "voorzitter"):
        gebeurtenis(b, "mandaat_actietafel", dag, wie)
    gebeurtenis(b, "terugblik_actietafel", b.laatste_schooldag())
    b.besluit(
        b.laatste_schooldag(),
        Besluitsoort.AANDACHTSDATUM,
        "4",
        nieuwe_datum=b.kalender.plus_schooldagen(b.peildatum, 7),
        reden="Dan is bekend of de plek er komt.",
    )


def actietafel_zonder_datum(b: Dossierbouwer) -> None:
    """Let stap 4 run without actietafel for more than two schoolweken."""
    klim(b, "4", Zone.OVER, weken=2, thuis_dagen=118)


def herhaald(b: Dossierbouwer) -> None:
    """Repeat stap 2 on a new insight."""
    klim(b, "2", Zone.LANG_OVER)
    dag = b.schooldag(5, 7)
    b.besluit(
        dag,
        Besluitsoort.HERHALEN,
        "2",
        van_stap="2",
        organisatie=Wie.SCHOOL,
        reden="Nieuw inzicht uit het onderzoek van de gedragswetenschapper.",
    )
    b.overleg(b.schooldag(1, 4), "2", Overlegsoort.KERNTEAM)


def eigen_schooltermijn(b: Dossierbouwer) -> None:
    """Count stap 2 with the school's own fixed term."""
    klim(b, "2", Zone.LATER, weken=b.kind.school.termijn_stap2 if b.kind.school else None)


def andere_termijn(b: Dossierbouwer) -> None:
    """Agree on six schoolweken in stap 3a."""
    klim(b, "3a", Zone.LATER, weken=6)
    b.besluit(
        b.schooldag(1, 3),
        Besluitsoort.ANDERE_TERMIJN,
        "3a",
        organisatie=Wie.SWV,
        aantal=6,
        eenheid=Eenheid.SCHOOLWEKEN,
        reden="De proefplaatsing duurt zes schoolweken.",
    )


def zonder_kalender(b: Dossierbouwer) -> None:
    """Agree on a term that runs into a schooljaar without calendar."""
    klim(b, "3a", Zone.LATER)
    b.besluit(
        b.schooldag(1, 3),
        Besluitsoort.ANDERE_TERMIJN,
        "3a",
        organisatie=Wie.SWV,
        aantal=60,
        eenheid=Eenheid.SCHOOLWEKEN,
        reden="Traject van anderhalf jaar, met ouders en zorg afgesproken.",
    )


def andere_oplossing(b: Dossierbouwer) -> None:
    """Come to the kantelpunt with another solution in view."""
    klim(b, "2", Zone.OVER)
    b.besluit(
        b.schooldag(0, 1),
        Besluitsoort.ANDERE_OPLOSSING,
        "2",
        oplossing="Overstap naar een kleinere klas op dezelfde school.",
        wie="de school",
        nieuwe_datum=b.kalender.plus_schooldagen(b.peildatum, 12),
    )


def geweigerd(b: Dossierbouwer) -> None:
    """Let the ouders refuse: discussed anonymously only."""
    start = klim(b, "2", Zone.WEEK, toestemming=False)
    weiger(b, b.terug(start, 8))


def ingetrokken(b: Dossierbouwer) -> None:
    """Let the ouders take their toestemming back."""
    start = klim(b, "2", Zone.LATER, toestemming=False)
    gegeven = b.terug(start, 6)
    b.toestemmingen(gegeven, ingetrokken_op=b.terug(start, 1))


def overgenomen(b: Dossierbouwer) -> None:
    """Take over a case of another gemeente, with its real earlier dates."""
    start = b.begin_voor(4, b.kalender.plus_schooldagen(b.peildatum, 4))
    eerste, begin = b.terug(start, 40), b.terug(start, 5)
    b.besluit(eerste, Besluitsoort.BEGIN, "1", overgenomen=True, persoon="andere gemeente")
    b.interventie(b.terug(start, 36), "1", notitie="Overgenomen uit het dossier van elders.")
    b.besluit(
        begin, Besluitsoort.OPSCHALEN, "2", van_stap="1", overgenomen=True,
        reden="Overgenomen bij verhuizing; de datums zijn die van de vorige gemeente.",
    )  # fmt: skip
    b.overleg(start, "2", Overlegsoort.KERNTEAM)
    b.verzuim(Periodesoort.ONGEOORLOOFD, b.terug(start, 30))
    b.melding(b.terug(start, 38))
    b.toestemmingen(b.terug(start, 7))
    b.swv_melding()
    b.open(max(start, b.schooldag(6, 9)))
    b.regie(eerste)
    b.contacten(max(start, b.schooldag(6, 9)), 3)


def overgeslagen(b: Dossierbouwer) -> None:
    """Skip stap 2 with a reason."""
    dag = b.schooldag(6, 9)
    b.losse_uren(dag)
    b.melding(b.terug(dag, 2), Verzuimsoort.LRV, b.terug(dag, 24))
    b.open(b.terug(dag, 2))
    b.verzuim(Periodesoort.ONGEOORLOOFD, b.terug(dag, 24))
    b.besluit(b.terug(dag, 1), Besluitsoort.BEGIN, "1")
    b.besluit(
        dag, Besluitsoort.OVERSLAAN, "3a", van_stap="1",
        reden="Het kernteam heeft deze leerling in het vorige schooljaar al besproken.",
    )  # fmt: skip
    b.overleg(b.schooldag(1, 4), "3a", Overlegsoort.MDO)
    b.toestemmingen(b.terug(dag, 1))
    b.regie(dag)
    b.swv_melding()
    b.contacten(dag, 4)


def terug(b: Dossierbouwer) -> None:
    """Go back to stap 1 with a reason."""
    klim(b, "2", Zone.LANG_OVER)
    b.besluit(
        b.schooldag(4, 6), Besluitsoort.TERUG, "1", van_stap="2",
        reden="School probeert eerst de begeleiding die nog niet was gestart.",
    )  # fmt: skip
    b.interventie(b.schooldag(1, 3), "1")


def zonder_regie(b: Dossierbouwer) -> None:
    """Record no regie at all."""
    klim(b, "1", Zone.LATER, regie=False)


def regie_verlopen(b: Dossierbouwer) -> None:
    """Let the recorded regie end before the peildatum."""
    klim(b, "2", Zone.OVER, regie=False)
    b.regie(b.schooldag(30, 34), tot=b.schooldag(3, 6))


def stil(b: Dossierbouwer) -> None:
    """Hear nothing for more than four schoolweken, over term."""
    klim(b, "2", Zone.LANG_OVER, laatste=b.begin_voor(5, b.peildatum))


def stil_op_schema(b: Dossierbouwer) -> None:
    """Hear nothing for more than four schoolweken, on schedule by a longer term."""
    lang_geleden = b.begin_voor(5, b.peildatum)
    klim(b, "2", Zone.LATER, weken=10, laatste=lang_geleden, uiterlijk=lang_geleden)
    b.besluit(
        lang_geleden, Besluitsoort.ANDERE_TERMIJN, "2", aantal=10,
        eenheid=Eenheid.SCHOOLWEKEN, reden="Het onderzoek duurt tien schoolweken.",
    )  # fmt: skip


def lang_thuis(b: Dossierbouwer) -> None:
    """Keep a leerling at home for more than three months."""
    klim(b, "3a", Zone.WEEK, thuis_dagen=b.kans.randint(100, 190))


def swv_te_laat(b: Dossierbouwer) -> None:
    """Forget the melding to the SWV."""
    klim(b, "2", Zone.OVER, thuis_dagen=38, swv=False)


def geschonden(b: Dossierbouwer) -> None:
    """Break an agreement."""
    start = klim(b, "1", Zone.LATER)
    b.afspraak(max(start, b.terug(b.peildatum, 8)), Uitkomst.GESCHONDEN)


def afspraak_open(b: Dossierbouwer) -> None:
    """Let an agreement end of which nobody knows the outcome."""
    klim(b, "2", Zone.WEEK)
    b.afspraak(b.schooldag(9, 12))


def kernteam_zonder_bespreking(b: Dossierbouwer) -> None:
    """Begin stap 2 and hold no bespreking in ten schooldagen."""
    start = klim(b, "1", Zone.LANG_OVER)
    b.besluit(
        max(start, b.schooldag(11, 12)), Besluitsoort.OPSCHALEN, "2", van_stap="1",
        organisatie=Wie.SCHOOL, reden="De interventies hielpen niet.",
    )  # fmt: skip


def afgesloten(b: Dossierbouwer) -> None:
    """Build a dossier of the past months that was closed."""
    klim(b, b.kans.choice(("1", "1", "2")), Zone.LANG_OVER, thuis_dagen=20)
    dag = b.schooldag(6, 10)
    b.sluit_verzuim(dag - EEN_DAG)
    b.voeg(Herstel, dossier_id=b.dossier_id, datum=dag, soort=Herstelsoort.HERSTELD)
    houd_bij(b, dag)
    b.feiten = [
        dataclasses.replace(f, gesloten=b.schooldag(1, 4), sluitreden=Sluitreden.HERSTELD)
        if isinstance(f, Dossier)
        else f
        for f in b.feiten
    ]
