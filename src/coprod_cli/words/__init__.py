"""Comparisons, scores and findings in whole sentences."""
