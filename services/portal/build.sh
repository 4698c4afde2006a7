#!/bin/sh
# Build the portal's pages: packages once a lock, pages once a content. Runs again at once when nothing changed.
# Node comes with the Python environment; registries are the machine's own settings, and none is named here.
set -eu
cd "$(dirname "$0")/web"
PATH="$(cd ../../.. && pwd)/.venv/bin:$PATH"
export PATH

# Also where this is no clone: what is made is left out, and nothing else lies here.
content() {
    find . -path ./node_modules -prune -o -path ./dist -prune -o -path ./dist.new -prune -o -type f -print | LC_ALL=C sort | xargs sha256sum |
        sha256sum | cut -d' ' -f1
}

lock=$(sha256sum package-lock.json | cut -d' ' -f1)
if [ "$(cat node_modules/.of-lock 2>/dev/null)" != "$lock" ]; then
    [ ! -L node_modules ] || { echo "node_modules is a link, and of another lock: remove the link, then again"; exit 1; }
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
    echo "$lock" >node_modules/.of-lock
fi
now=$(content)
if [ "$(cat dist/.of-content 2>/dev/null)" != "$now" ]; then
    # Made aside: pages beyond their size take no one's place.
    npm run --silent build -- --logLevel warn --outDir dist.new --emptyOutDir
    npm run --silent sizes -- dist.new
    echo "$now" >dist.new/.of-content
    rm -rf dist
    mv dist.new dist
fi
