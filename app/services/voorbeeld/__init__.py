"""Services: the example team (`maak_voorbeeld`): fictitious people in every state there is."""

from __future__ import annotations

from app.services.voorbeeld.maken import Voorbeeld, bedenk, maak_voorbeeld

__all__ = ["Voorbeeld", "bedenk", "maak_voorbeeld"]
