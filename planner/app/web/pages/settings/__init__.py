"""The settings: calendar, sessions, numbers, people, backup."""
