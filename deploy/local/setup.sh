#!/bin/sh
# Set up what is missing on a Debian 12 machine: system packages, the Python environment, Kafka's jars, the pages.
# With the word "missing" it only says what that is, and needs nothing installed for it.
# Runs again in a second when nothing is missing. Registries are the machine's own settings; none is named here.
set -eu
cd "$(dirname "$0")/../.."

# What is replaced is emptied first; behind a link it may be others' and in use.
ours() {
    [ ! -L "$1" ] || { echo "$1 is a link, and what it leads to is of another lock: remove the link, then again"; exit 1; }
}

say() { printf '%s  %s\n' "$(date +%H:%M:%S)" "$1"; }

missing=""
while read -r package; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
done <deploy/local/packages.txt
# A Java or Maven that did not come from a package serves as well.
command -v java >/dev/null 2>&1 && missing=$(printf '%s' "$missing" | sed 's/ default-jre-headless//')
command -v mvn >/dev/null 2>&1 && missing=$(printf '%s' "$missing" | sed 's/ maven//')
python3 -c 'import ensurepip, venv' 2>/dev/null && missing=$(printf '%s' "$missing" | sed 's/ python3-venv//')
lock=$(sha256sum deploy/requirements/dev.txt | cut -d' ' -f1)
pom=$(sha256sum deploy/local/kafka/pom.xml | cut -d' ' -f1)
if [ "${1-}" = missing ]; then
    [ -z "$missing" ] || echo "missing: system packages:$missing"
    [ "$(cat .venv/lock 2>/dev/null)" = "$lock" ] || echo "missing: the Python environment"
    [ "$(cat .cache/kafka/pom 2>/dev/null)" = "$pom" ] || echo "missing: Kafka's jars"
    [ -f services/portal/web/dist/.of-content ] || echo "missing: the portal's pages"
    echo "mend it with: make setup"
    exit 1
fi
if [ -n "$missing" ]; then
    if [ "$(id -u)" -ne 0 ]; then
        echo "Please run this line as root, then again what you ran:"
        echo "apt-get update && apt-get install -y --no-install-recommends$missing"
        exit 1
    fi
    say "installing system packages:$missing"
    # The packages' own services stay off: the stack runs its own instances.
    policy=/usr/sbin/policy-rc.d
    [ -e "$policy" ] || { printf '#!/bin/sh\nexit 101\n' >"$policy"; chmod +x "$policy"; trap 'rm -f "$policy"' EXIT; }
    export DEBIAN_FRONTEND=noninteractive
    apt-get -o DPkg::Lock::Timeout=240 -q update >/dev/null
    # shellcheck disable=SC2086 - one word a package
    apt-get -o DPkg::Lock::Timeout=240 -qq install -y --no-install-recommends $missing >/dev/null
fi

[ "$(cat .venv/lock 2>/dev/null)" = "$lock" ] || ours .venv
kafka=""
if [ "$(cat .cache/kafka/pom 2>/dev/null)" != "$pom" ]; then
    ours .cache
    ours .cache/kafka
    say "fetching Kafka"
    (
        rm -rf .cache/kafka
        mvn -q -B -f deploy/local/kafka/pom.xml dependency:copy-dependencies \
            -DoutputDirectory="$PWD/.cache/kafka/lib" -DincludeScope=runtime
        echo "$pom" >.cache/kafka/pom
    ) &
    kafka=$!
fi

if [ "$(cat .venv/lock 2>/dev/null)" != "$lock" ]; then
    say "installing the Python environment"
    python3 -m venv --clear .venv
    # The lock is whole, so nothing is resolved here: a newer release of anything changes nothing. What is imported is
    # compiled when it is: that is a fraction of what is installed.
    .venv/bin/pip install -q --disable-pip-version-check --require-hashes --no-deps --no-compile --only-binary :all: \
        -r deploy/requirements/dev.txt
    echo "$lock" >.venv/lock
fi
[ -z "$kafka" ] || wait "$kafka"
sh services/portal/build.sh
say "set up"
