"""The whole pipeline in order, from an assessment to a drafted plan with what a reader should be warned of."""
