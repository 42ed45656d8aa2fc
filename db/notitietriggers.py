"""Store: the rule for geoorloofd verzuim as triggers, for whoever goes round the services.

The same rule in words and in Python: app.domain.notitie. It is an expression over a dossier
and a day; each kind with note fields gets one trigger for new rows and one for changed rows.
AFTER triggers, so that a melding counts as its own evidence.
"""

from __future__ import annotations

from app.domain.feit import Feit, velden
from app.domain.feitsoorten import FEITSOORTEN
from app.domain.notitie import (
    ALTIJD_ONGEOORLOOFD,
    INSTELLING_TOESTEMMING,
    NOEMT_ORGANISATIE,
    VASTE_TAKEN,
    heeft_notities,
)


def lijst(waarden: list[str]) -> str:
    """Write texts as an SQL list."""
    return ", ".join("'" + w.replace("'", "''") + "'" for w in sorted(waarden))


_ALTIJD = lijst([s.value for s in ALTIJD_ONGEOORLOOFD])
_TAKEN = lijst(list(VASTE_TAKEN))


def _is_bewijs(m: str) -> str:
    """Write: this melding by itself is evidence."""
    return f"({m}.soort IN ({_ALTIJD}) OR ({m}.soort = 'overig' AND {m}.vermoeden = 1))"


def _akkoord(dossier: str, dag: str, wie: str, doel: str) -> str:
    """Write: the person `wie` (an SQL condition on t.ouder_id) has toestemming standing."""
    waar = f"t.dossier_id = {dossier} AND t.ingetrokken = 0 AND t.doel = '{doel}' AND {wie}"
    nee = "CASE t.besluit WHEN 'geweigerd' THEN t.datum ELSE t.ingetrokken_op END"
    return f"""EXISTS (
        SELECT 1 FROM toestemming t WHERE {waar} AND t.besluit = 'gegeven' AND t.datum <= {dag}
          AND (t.tot IS NULL OR {dag} <= t.tot)
          AND t.datum > coalesce((SELECT max({nee}) FROM toestemming t WHERE {waar}
                AND t.datum <= {dag} AND {nee} <= {dag}), ''))"""


def toestemming_sql(dossier: str, dag: str, doel: str) -> str:
    """Write: all who must agree to `doel` on `dag` do (domain.notitie.toestemming_compleet)."""
    leerling = (
        "SELECT l.geboortedatum FROM leerling l JOIN dossier d ON d.leerling_id = l.id "
        f"WHERE d.id = {dossier}"
    )
    ouders = (
        "ouder o JOIN dossier d ON d.leerling_id = o.leerling_id "
        f"WHERE d.id = {dossier} AND o.ingetrokken = 0 AND o.gezag = 1 "
        f"AND (o.tot IS NULL OR {dag} < o.tot)"
    )
    ouder, zelf = (
        _akkoord(dossier, dag, w, doel) for w in ("t.ouder_id = o.id", "t.ouder_id IS NULL")
    )
    return f"""(date(({leerling}), '+18 years') <= {dag} OR (
      EXISTS (SELECT 1 FROM {ouders})
      AND NOT EXISTS (SELECT 1 FROM {ouders} AND NOT {ouder})
    ))
    AND (date(({leerling}), '+16 years') > {dag}
         OR {zelf})"""


def open_sql(dossier: str, dag: str) -> str:
    """Write: notes about `dag` are open in `dossier` (two SQL expressions)."""
    loopt = f"p.eerste_dag <= {dag} AND (p.laatste_dag IS NULL OR {dag} <= p.laatste_dag)"
    perioden = f"verzuimperiode p WHERE p.dossier_id = {dossier} AND p.ingetrokken = 0"
    bewijs = f"""
      SELECT max(dag) FROM (
        SELECT p.eerste_dag AS dag FROM {perioden} AND p.soort = 'ongeoorloofd'
        UNION ALL
        SELECT CASE WHEN m.soort = 'overig' OR m.begindatum IS NULL THEN m.melddatum
                    ELSE min(m.begindatum, m.melddatum) END
          FROM melding m
         WHERE m.dossier_id = {dossier} AND m.ingetrokken = 0 AND {_is_bewijs("m")}
           AND NOT EXISTS (
             SELECT 1 FROM meldingstatus i
              WHERE i.melding_id = m.id AND i.ingetrokken = 0 AND i.status = 'ingetrokken'
                AND NOT EXISTS (
                  SELECT 1 FROM meldingstatus s
                   WHERE s.melding_id = m.id AND s.ingetrokken = 0
                     AND s.status <> 'ingetrokken' AND s.datum > i.datum))
      ) WHERE dag <= {dag}"""
    return f"""(
  EXISTS (SELECT 1 FROM {perioden} AND p.soort = 'ongeoorloofd' AND {loopt})
  OR EXISTS (
    SELECT 1 FROM ({bewijs.replace("max(dag)", "max(dag) AS dag")}) b
     WHERE b.dag IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM {perioden} AND p.soort <> 'ongeoorloofd'
          AND p.eerste_dag > b.dag AND {loopt}))
  OR (
    EXISTS (SELECT 1 FROM instelling WHERE naam = '{INSTELLING_TOESTEMMING}' AND waarde = '1'
              AND ingetrokken = 0)
    AND {toestemming_sql(dossier, dag, "leerplicht")}
  )
)"""


def notitietriggers() -> dict[str, str]:
    """Give the triggers by name."""
    alle: dict[str, str] = {}
    for soort in FEITSOORTEN:
        if heeft_notities(soort):
            alle.update(_voor(soort))
    return alle


def _voor(soort: type[Feit]) -> dict[str, str]:
    """Write the two triggers of one kind."""
    tabel = soort.SOORT
    dag = f"NEW.{soort.DATUM or 'datum'}"
    notities = [v.naam for v in velden(soort) if v.notitie]
    vrij = f"NOT {open_sql('NEW.dossier_id', dag)}"
    if tabel == "melding":
        vrij = (
            f"(NEW.bron <> 'duo' OR NEW.soort = 'kenmerk') AND NOT {_is_bewijs('NEW')} "
            f"AND (NEW.dossier_id IS NULL OR {vrij})"
        )
    else:
        vrij = f"NEW.dossier_id IS NOT NULL AND {vrij}"
    if tabel == "taak":
        vrij = f"NEW.omschrijving NOT IN ({_TAKEN}) AND {vrij}"
    vol = {n: f"NEW.{n} <> ''" for n in notities}
    ander = {n: f"NEW.{n} <> OLD.{n}" for n in notities}
    if tabel == "gebeurtenis":
        verwezen = f"NEW.soort IN ({lijst(list(NOEMT_ORGANISATIE))})"
        vol["persoon"] = f"({verwezen} AND NEW.persoon <> '')"
        ander["persoon"] = f"({verwezen} AND NEW.persoon <> OLD.persoon)"
    gevuld, anders = " OR ".join(vol.values()), " OR ".join(ander.values())
    verplaatst = f"{dag} <> OLD.{dag[4:]} OR NEW.dossier_id IS NOT OLD.dossier_id"
    if tabel == "melding":
        verplaatst = (
            f"{dag} <> OLD.{dag[4:]} "
            "OR (OLD.dossier_id IS NOT NULL AND NEW.dossier_id IS NOT OLD.dossier_id)"
        )
    if tabel == "gebeurtenis":
        verplaatst += " OR NEW.soort <> OLD.soort"
    nieuw_veld, ander_veld = _eerste(list(vol.items())), _eerste(list(ander.items()))
    return {
        f"{tabel}_notitie_maak": (
            f"CREATE TRIGGER {tabel}_notitie_maak AFTER INSERT ON {tabel}\n"
            f"WHEN ({gevuld}) AND {vrij}\n"
            f"BEGIN SELECT RAISE(ABORT, 'kantelpunt:notitie:' || {nieuw_veld}); END"
        ),
        f"{tabel}_notitie_wijzig": (
            f"CREATE TRIGGER {tabel}_notitie_wijzig AFTER UPDATE ON {tabel}\n"
            f"WHEN ({anders} OR (({verplaatst}) AND ({gevuld}))) AND {vrij}\n"
            f"BEGIN SELECT RAISE(ABORT, 'kantelpunt:notitie:' || {ander_veld}); END"
        ),
    }


def _eerste(gevallen: list[tuple[str, str]]) -> str:
    """Write an SQL expression that names the first field for which its condition holds."""
    takken = " ".join(f"WHEN {waar} THEN '{naam}'" for naam, waar in gevallen)
    return f"CASE {takken} ELSE '{gevallen[0][0]}' END"
