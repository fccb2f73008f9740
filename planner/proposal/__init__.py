"""From answers to actions with reasons: what has no place, conditions, context, rules, priority, choice."""
