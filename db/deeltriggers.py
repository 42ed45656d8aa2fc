"""Store: what may be told or taken only when something else is so, for whoever goes round.

The same rules in words and in Python: app.domain.delen. A row whose day, dossier and addressee
stay what they were is not weighed again.
"""

from __future__ import annotations

from app.domain.belastbaarheid import ADVIESCODES, MAG_ZEGGEN
from app.domain.delen import DOEL
from db.notitietriggers import lijst, toestemming_sql


def deeltriggers() -> dict[str, str]:
    """Give the triggers by name."""
    return {**_doorgave(), **_advies()}


def _doorgave() -> dict[str, str]:
    """Refuse a message of leerplicht to the jeugdarts without toestemming."""
    aan_jeugdarts = "NEW.aan = 'jeugdarts' AND NEW.door = 'leerplicht'"
    zonder = f"NOT ({toestemming_sql('NEW.dossier_id', 'NEW.datum', DOEL.value)})"
    anders = (
        "(NEW.datum <> OLD.datum OR NEW.dossier_id <> OLD.dossier_id OR NEW.aan <> OLD.aan "
        "OR NEW.door <> OLD.door)"
    )
    weiger = "BEGIN SELECT RAISE(ABORT, 'kantelpunt:toestemming:aan'); END"
    return {
        "doorgave_toestemming_maak": (
            "CREATE TRIGGER doorgave_toestemming_maak AFTER INSERT ON doorgave\n"
            f"WHEN {aan_jeugdarts} AND {zonder}\n{weiger}"
        ),
        "doorgave_toestemming_wijzig": (
            "CREATE TRIGGER doorgave_toestemming_wijzig AFTER UPDATE ON doorgave\n"
            f"WHEN {aan_jeugdarts} AND {anders} AND {zonder}\n{weiger}"
        ),
    }


def _advies() -> dict[str, str]:
    """Refuse an advice about belastbaarheid of anybody but a doctor or psycholoog."""
    fout = (
        f"NEW.soort IN ({lijst(list(ADVIESCODES))}) "
        f"AND NEW.wie NOT IN ({lijst([w.value for w in MAG_ZEGGEN])})"
    )
    weiger = "BEGIN SELECT RAISE(ABORT, 'kantelpunt:advies:wie'); END"
    return {
        "gebeurtenis_advies_maak": (
            "CREATE TRIGGER gebeurtenis_advies_maak AFTER INSERT ON gebeurtenis\n"
            f"WHEN {fout}\n{weiger}"
        ),
        "gebeurtenis_advies_wijzig": (
            "CREATE TRIGGER gebeurtenis_advies_wijzig AFTER UPDATE ON gebeurtenis\n"
            f"WHEN (NEW.soort <> OLD.soort OR NEW.wie <> OLD.wie) AND {fout}\n{weiger}"
        ),
    }
