"""What happens to a plan while people work on it: progress, forecast, baseline, attention, reminders, redraft."""
