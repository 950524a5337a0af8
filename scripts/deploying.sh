#!/bin/sh
# Puts on the machine what the tests of deploy/ use: linters into .tools, and Debian's nginx, Redis and promtool where
# that is possible without asking anybody. What is missing is named by the tests, which then skip what needs it.
# $1: uv
set -u
if [ ! -e .tools/linters/.done ] || [ requirements-lint.lock -nt .tools/linters/.done ]; then
    echo "Installing linters for deploy/ into .tools ..."
    if "$1" venv --quiet --clear .tools/linters \
        && "$1" pip install --quiet --python .tools/linters --require-hashes --requirement requirements-lint.lock
    then
        touch .tools/linters/.done
    else
        echo "They could not be installed: deploy/ is not linted."
    fi
fi
[ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 || exit 0
wanted=""
command -v nginx >/dev/null 2>&1 || wanted="$wanted nginx-light"
command -v redis-server >/dev/null 2>&1 || wanted="$wanted redis-server"
command -v initdb >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || wanted="$wanted postgresql"
promtool=.tools/prometheus/usr/bin/promtool
[ -z "$wanted" ] && { [ -x "$promtool" ] || command -v promtool >/dev/null 2>&1; } && exit 0
echo "Installing Debian's$wanted promtool for the tests of deploy/ ..."
apt-get update -qq >/dev/null 2>&1
if [ -n "$wanted" ]; then
    # Their servers are the tests' to start.
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 \
        apt-get install --no-install-recommends -y -qq $wanted >/dev/null 2>&1 || echo "Not installed:$wanted"
fi
if ! [ -x "$promtool" ] && ! command -v promtool >/dev/null 2>&1; then
    mkdir -p .tools/prometheus
    (cd .tools/prometheus && apt-get download -qq prometheus >/dev/null 2>&1 && dpkg -x prometheus_*.deb . && rm -f ./*.deb)
fi
exit 0
