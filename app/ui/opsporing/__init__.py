"""UI: the sealed part: opsporing, for BOA's only (Wpg). Nothing of it is made for others."""
