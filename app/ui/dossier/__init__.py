"""UI: the dossier: who, which duty, which stap, what tips next, and everything that happened."""
