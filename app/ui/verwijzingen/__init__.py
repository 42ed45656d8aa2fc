"""UI: the screen of referrals: Leerplicht in regie."""
