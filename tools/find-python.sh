#!/bin/sh
# Print a Python >= 3.12 that can make virtual environments: from $PYTHON, PATH, pyenv's versions, or fetched with uv into
# .tools. Where there is none, say in one sentence what to do, and fail.
fits() {
    "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1
}

if [ -n "${PYTHON:-}" ] && ! fits "$(command -v "$PYTHON" 2>/dev/null || echo "$PYTHON")"; then
    echo "PYTHON=$PYTHON is no Python 3.12 or newer with its venv module; looking for another ..." >&2
fi
for candidate in ${PYTHON:+"$PYTHON"} python3.13 python3.12 python3.14 python3 python; do
    found=$(command -v "$candidate" 2>/dev/null) && fits "$found" && { echo "$found"; exit 0; }
done
for candidate in "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.1[3-9]*/bin/python "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.12*/bin/python; do
    [ -x "$candidate" ] && fits "$candidate" && { echo "$candidate"; exit 0; }
done

echo "No Python 3.12 or newer found; trying to fetch one with uv ..." >&2
for old in python3 python; do
    command -v "$old" >/dev/null 2>&1 || continue
    "$old" -m pip install --quiet --target .tools/uv uv >/dev/null 2>&1 || continue
    UV_PYTHON_INSTALL_DIR=$PWD/.tools/python .tools/uv/bin/uv python install --quiet 3.12 >/dev/null 2>&1 || continue
    found=$(UV_PYTHON_INSTALL_DIR=$PWD/.tools/python .tools/uv/bin/uv python find 3.12 2>/dev/null) || continue
    fits "$found" && { echo "$found"; exit 0; }
done
echo "dateline needs Python 3.12 or newer with its venv module: install it (Debian and Ubuntu: apt install python3.12 python3.12-venv; macOS: brew install python@3.12; or pyenv install 3.12) or name it, make PYTHON=/path/to/python3.12, and run make again." >&2
exit 1
