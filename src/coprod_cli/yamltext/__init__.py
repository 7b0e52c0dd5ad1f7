"""Text and data: one reader that knows the place of every value, one writer of new text."""
