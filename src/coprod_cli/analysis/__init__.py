"""What the records say when they are looked at together: pure functions of a project."""
