"""UI: the inbox of meldingen, judged one by one from the keyboard."""
