#!/usr/bin/env bash
# Installs the npm packages that web/package-lock.json pins into web/node_modules.
set -euo pipefail
cd "$(dirname "$(realpath "$0")")/../web"
logs=$PWD/../build/log
. ../.ci/say.sh

command -v npm >/dev/null || fail "node is here, but not npm: install it, as your node was installed"
(( $(node -p 'process.versions.node.split(".")[0]') >= 18 )) ||
    fail "node $(node --version) is too old: 18 or newer is needed"

# Browser tests import packages by name.
[[ -L ../tests/node_modules ]] || ln -s ../web/node_modules ../tests/node_modules

done_for=node_modules/.linli-lock
! cmp -s package-lock.json "$done_for" || exit 0
step "set-up: installing npm packages"
mkdir -p "$logs"
npm ci --ignore-scripts >"$logs/npm.log" 2>&1 || {
    tail -n 20 "$logs/npm.log" >&2
    fail "the npm packages could not be fetched: is there a network? (what npm said stands above)"
}
cp package-lock.json "$done_for"
