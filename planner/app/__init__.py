"""What people do with the planner: the use cases, and the command line that offers them."""
