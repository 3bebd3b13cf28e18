#!/bin/sh
# Sees to it that there is a Chromium for the tests of the page: installs Debian's where it may, else says what to do.
set -eu
for name in "${FOEDUS_CHROMIUM:-}" chromium google-chrome chromium-browser; do
    if [ -n "$name" ] && command -v "$name" >/dev/null; then exit 0; fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y chromium >/dev/null
else
    echo "The tests of the page need Chromium and will be skipped. Install it (Debian: sudo apt-get install chromium)"
    echo "or name one: FOEDUS_CHROMIUM=/path/to/chrome make test"
fi
