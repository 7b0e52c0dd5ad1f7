"""Questions as data: which one is next, and whether an answer is right."""
