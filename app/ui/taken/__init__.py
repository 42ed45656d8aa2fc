"""UI: tasks and waits, and what falls between people."""
