"""The planner in the browser: entry point, frame and components; pages stand in ``pages``."""
