"""English, as this site spells it: British."""
