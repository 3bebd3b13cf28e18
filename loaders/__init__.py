"""foedus.loaders: documents and data sets in.

from foedus.loaders import read_paths
for each in read_paths(["articles/"]):  # a Reading, or a Problem with file, place and reason
    ...
"""

from foedus.loaders.loading import count_paths, read_paths

__all__ = ["count_paths", "read_paths"]
