"""The plan: a list of actions, and one action as people read and change it."""
