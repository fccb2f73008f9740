"""How long things take: ratios measured in one run, each after a check that the results are right."""
