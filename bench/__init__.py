"""How fast coachtui is beside something everybody can run, as ratios within one run. Nothing here is a test."""
