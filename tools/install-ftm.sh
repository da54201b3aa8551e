#!/bin/sh
# Installs FollowTheMoney for the tests: install-ftm.sh PYTHON LOCK NOTE. NOTE ends up empty, or says why it is not
# installed; the tests that need it are then skipped with that reason. Never fails.
python=$1 lock=$2 note=$3

missing=
for tool in g++ pkg-config; do command -v "$tool" >/dev/null 2>&1 || missing="$missing $tool"; done
pkg-config --exists icu-i18n 2>/dev/null || missing="$missing libicu-dev"
if [ -n "$missing" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
	echo "Installing$missing for the test of the FollowTheMoney export ..."
	apt-get install -y -qq $missing >/dev/null 2>&1 || { apt-get update -qq && apt-get install -y -qq $missing; } >/dev/null 2>&1
	missing=
	pkg-config --exists icu-i18n 2>/dev/null && command -v g++ >/dev/null 2>&1 || missing=" libicu-dev, pkg-config or g++"
fi
if [ -n "$missing" ]; then
	echo "pyicu can't be built without$missing" >"$note"
elif "$python" -m pip install -qq --disable-pip-version-check --no-build-isolation --require-hashes -r "$lock"; then
	: >"$note"
else
	echo "pip could not install $lock" >"$note"
fi
if [ -s "$note" ]; then echo "FollowTheMoney is not installed: $(cat "$note"). Its test will be skipped."; fi
