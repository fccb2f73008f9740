"""Pictures of a plan that people can act on: each takes plain facts, draws them, and reports what was chosen."""
