"""Values to text, pictures and documents."""
