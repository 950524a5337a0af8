#!/bin/sh
# Puts a Chromium on the machine for the tests of the page, where that is possible without asking anybody.
# Where it is not, the tests say so and are skipped.
set -u
for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null 2>&1 && exit 0
done
if [ -n "${NEWLEAF_CHROMIUM:-}" ]; then
    exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing Debian's Chromium for the tests of the page ..."
    if apt-get update -qq >/dev/null 2>&1 && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null 2>&1
    then
        exit 0
    fi
fi
echo "No Chromium here, and it cannot be installed from this script: the tests of the page will be skipped."
echo "Install it (Debian: apt-get install chromium), or point NEWLEAF_CHROMIUM to one."
exit 0
