"""The picture of README, drawn by foedus itself: python docs/picture.py STORE > docs/picture.svg (`make picture`)."""

from __future__ import annotations

import sys

from foedus.explorer.page import picture
from foedus.graph import Store, to_networkx

if __name__ == "__main__":
    with Store.open(sys.argv[1]) as store:
        sys.stdout.buffer.write(picture(to_networkx(store), language="en").encode())
