"""Files in and out: YAML with line numbers in every message, translations, plans as JSON."""
