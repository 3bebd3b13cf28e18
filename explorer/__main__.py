"""`python -m foedus.explorer` is `foedus`."""

from foedus.explorer.main import main

main()
