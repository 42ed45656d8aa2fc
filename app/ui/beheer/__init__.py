"""UI: Beheer: schools and calendar, people and rights, backups and log, settings."""
