"""When can things be done: working days, council sessions, the network of dependencies, the critical path."""
