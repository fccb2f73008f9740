"""The self-assessment: questions, respondents, verdicts."""
