"""coprod: a toolkit for co-production groups, over plain files in a folder that they share.

Semantic versioning covers the commands and the file formats, not this package's modules.
"""

__version__ = "0.1.0"
