"""Protocol: the tracks beside the ladder: what starts them, their steps, dates and end."""
