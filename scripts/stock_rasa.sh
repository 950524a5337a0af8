#!/bin/sh
# Prepares what `make bench` compares with: Rasa as `pip install rasa` gives it, and the bot that `rasa init` makes.
#
#   sh scripts/stock_rasa.sh               2.5 GB and some minutes the first time, then nothing
#   STOCK=/path sh scripts/stock_rasa.sh   takes the environment with Rasa and TensorFlow that is already there
#   STOCK_PYTHON=/path/python3.10 sh scripts/stock_rasa.sh   makes it with this Python
#
# It needs Python 3.10, the newest that this Rasa allows; uv fetches one where there is none. The environment lies in
# .tools/stock, the trained bot in .tools/stock-bot.
set -eu
cd "$(dirname "$0")/.."
uv=$(command -v uv || echo "$PWD/.tools/bin/uv")
stock=${STOCK:-.tools/stock}
case $stock in /*) ;; *) stock=$PWD/$stock ;; esac
bot=$PWD/.tools/stock-bot
export RASA_TELEMETRY_ENABLED=false TF_CPP_MIN_LOG_LEVEL=2

if [ ! -x "$stock/bin/rasa" ]; then
    echo "Installing Rasa with TensorFlow into $stock ..."
    # From another folder: our pyproject.toml tells uv that Rasa needs less than it asks for.
    # setuptools from 81 on has no pkg_resources, which this Rasa imports.
    (cd / && "$uv" venv --quiet --allow-existing --python "${STOCK_PYTHON:-3.10}" "$stock" &&
        "$uv" pip install --quiet --python "$stock" "rasa==3.6.21" "setuptools<81")
fi
if ! ls "$bot"/models/*.tar.gz >/dev/null 2>&1; then
    echo "Making and training the bot of \`rasa init\` in $bot ..."
    rm -rf "$bot"
    mkdir -p "$bot"
    (cd "$bot" && "$stock/bin/rasa" init --no-prompt >init.log 2>&1) || {
        tail -20 "$bot/init.log"
        exit 1
    }
    ls "$bot"/models/*.tar.gz >/dev/null
fi
