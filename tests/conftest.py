"""How properties are tried: the same examples each time, so that a failure can be seen again; a busy machine fails none."""

from hypothesis import settings

settings.register_profile("foedus", deadline=None, derandomize=True)
settings.load_profile("foedus")
