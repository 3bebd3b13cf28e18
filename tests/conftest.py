"""How properties are tried: the same examples each time, so that failures come again; a busy machine causes none."""

from hypothesis import settings

settings.register_profile("foedus", deadline=None, derandomize=True)
settings.load_profile("foedus")
