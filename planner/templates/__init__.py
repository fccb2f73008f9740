"""What ``plan_templates/`` says is to be done about a gap: actions, rules of context, roles, method."""
