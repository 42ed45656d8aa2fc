"""The sealed file with real processes: killed between the two files, killed while re-keying."""

from __future__ import annotations

import random
import time
from datetime import date

from app.domain.sporen import Boatermijn
from app.services import mensen, opsporing
from db import opsporingsbestand, sleutelbestand
from tests.conftest import WACHTWOORD
from tests.hard import helpers


def reken(_sessie, _dossier_id):
    return date(2028, 1, 3)


def test_killed_while_saving_nothing_acknowledged_is_lost_and_the_team_file_catches_up(team):
    """Ten kills: some between the transactions of the two files, which the test counts."""
    opsporing.bewaar(team.een, team.verhoor(), reken=reken)
    bewaard, halverwege = set(), 0
    for ronde in range(10):
        werker = helpers.start("boawerker.py", team.pad, WACHTWOORD, "feiten", team.dossier.id)
        # Half of them the moment that only the sealed file has it, half somewhere.
        if ronde % 2:
            helpers.lees_tot(werker, "bewaard")
            helpers.lees_tot(werker, "tussen")
        else:
            bewaard.add(helpers.lees_tot(werker, "bewaard").split()[1])
            time.sleep(random.Random(ronde).uniform(0, 0.05))
        helpers.dood(werker)
        with opsporing.open_opsporing(team.een) as w:
            halverwege += bool(opsporingsbestand.te_doen(w))
        feiten = opsporing.lees_opsporing(team.een)[team.dossier.id]
        assert bewaard <= {f.id for f in feiten}
        assert opsporing.controleer(team.een)[0].fouten == ()
        opsporing.bij_inloggen(team.een, reken=reken)
        with opsporing.open_opsporing(team.een) as w:
            assert opsporingsbestand.te_doen(w) == ()
        lopend = [b for b in team.een.lees(Boatermijn) if b.vervallen is None]
        assert [b.datum for b in lopend] == [date(2028, 1, 3)]
    print(f"{halverwege} of 10 kills between the two files")
    assert halverwege >= 3


def test_killed_while_re_keying_the_boa_who_stays_can_open_it(team):
    opsporing.bewaar(team.een, team.verhoor(), reken=reken)
    gezien = set()
    for stap in ("beide", "omgesleuteld", "klaar"):
        werker = helpers.start("boawerker.py", team.pad, WACHTWOORD, "omsleutelen", "")
        helpers.lees_tot(werker, stap)
        helpers.dood(werker)
        gezien.add(len(sleutelbestand.lees(team.pad).opsporing.sleutels))
        assert opsporing.lees_opsporing(team.een)
        assert len(sleutelbestand.lees(team.pad).opsporing.sleutels) == 1
        assert opsporing.controleer(team.een)[0].fouten == ()
    assert 2 in gezien, "no kill came while both keys were there"


def test_removing_a_boa_needs_no_second_try(team):
    opsporing.bewaar(team.een, team.verhoor(), reken=reken)
    mensen.verwijder(team.een, team.twee.id)
    assert not opsporing.bij_inloggen(team.een, reken=reken).nog_intrekken
