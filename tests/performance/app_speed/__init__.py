"""How long people wait for the app with a plan of 300 actions: figures beside their goals, for ``make bench-app``."""
