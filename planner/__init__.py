"""From a benchmark's gaps to a council's plan: diagnose, propose, prioritise, schedule, write."""
