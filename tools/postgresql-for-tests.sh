#!/bin/sh
# See that PostgreSQL's programs are there for the tests, which start a server of their own with them: install Debian's
# package where it is missing, we are root, and the system has apt. Else say what is missing; the tests are skipped then.
have() { command -v initdb >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; }
have && exit 0

if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    echo "PostgreSQL is not installed: the tests that need it are skipped (Debian: apt install postgresql)." >&2
    exit 0
fi
echo "Installing PostgreSQL for the tests (once) ..." >&2
# Only its programs are wanted: no cluster is to be made and no server started on this machine.
conf=/etc/postgresql-common/createcluster.conf
if [ ! -e "$conf" ]; then
    mkdir -p "${conf%/*}" && echo "create_main_cluster = false" >"$conf" && ours=yes
fi
install() { DEBIAN_FRONTEND=noninteractive UCF_FORCE_CONFFOLD=1 apt-get install -y -qq --no-install-recommends postgresql >/dev/null 2>&1; }
install || { apt-get update -qq >/dev/null 2>&1; install; }
[ "${ours:-}" = yes ] && rm -f "$conf"
have || echo "PostgreSQL could not be installed: the tests that need it are skipped." >&2
exit 0
