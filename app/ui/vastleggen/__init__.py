"""UI: recording facts, one small form per kind that never blocks the window."""
