"""Files and folders: finding projects, reading them, and writing safely."""
