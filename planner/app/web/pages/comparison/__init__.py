"""Two assessments side by side."""
