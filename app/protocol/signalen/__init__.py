"""Protocol: what is counted of absence, the thresholds it crosses, and who belongs to a kind."""
