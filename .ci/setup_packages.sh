#!/usr/bin/env bash
# Installs what Linli is built with from Debian's own archive (12 and 13); what is there is left alone.
# usage: setup_packages.sh [tests]     "tests" also installs what only tests and checks need
set -euo pipefail
cd "$(dirname "$(realpath "$0")")/.."
logs=$PWD/build/log
. .ci/say.sh

tools="g++ cmake ninja-build ccache pkg-config python3 xz-utils ca-certificates opencc"
wasm="emscripten node-acorn"
# zlib1g-dev: libxlsxwriter-dev links with it and does not depend on it.
libraries="libcereal-dev libexpected-dev libssl-dev libsodium-dev libspdlog-dev libfmt-dev libcli11-dev
           libqrencode-dev libxlsxwriter-dev zlib1g-dev libopencc-data doctest-dev librapidcheck-dev"
for_tests="chromium fonts-noto-cjk fonts-noto-color-emoji clang-format clang-tidy git liblemon-dev"

# Debian 12's default Boost breaks with C++20 coroutines; its 1.81 does not.
boost_package() {
    if [[ $(. /etc/os-release && echo "${VERSION_CODENAME:-}") == bookworm ]]; then
        echo libboost1.81-dev
    else
        echo libboost-dev
    fi
}

wanted() {
    echo $tools $wasm $libraries "$(boost_package)"
    [[ ${1:-} != tests ]] || echo $for_tests
    command -v node >/dev/null || echo nodejs npm
}

missing() {
    local package
    for package in $(wanted "$@"); do
        dpkg-query -W -f '${Status}\n' "$package" 2>/dev/null | grep -q 'ok installed' || echo "$package"
    done
}

as_root() {
    if [[ $(id -u) == 0 ]]; then "$@"; else sudo "$@"; fi
}

apt_get() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=600 "$@"
}

command -v apt-get >/dev/null ||
    fail "this system has no apt-get. Install by hand what these Debian packages hold:
  $(wanted "$@" | tr '\n' ' ')"
list=$(missing "$@" | tr '\n' ' ')
[[ -n $list ]] || exit 0
[[ $(id -u) == 0 ]] || command -v sudo >/dev/null ||
    fail "packages are missing, and only root may install them. As root: apt-get install $list"
enough_space /usr 4000
step "set-up: installing packages (some minutes): $list"
mkdir -p "$logs"
# Another's archive that does not answer is no reason to stop; whether ours did, the next step tells.
apt_get update >"$logs/apt-update.log" 2>&1 || true
apt_get install -y --no-install-recommends $list >"$logs/apt-install.log" 2>&1 || {
    grep -E '^(E|W|Err)' "$logs/apt-update.log" >&2 || true
    tail -n 20 "$logs/apt-install.log" >&2
    ! grep -q '^Err' "$logs/apt-update.log" ||
        fail "the packages could not be fetched: is there a network? (what apt-get said stands above)"
    fail "apt-get could not install the packages; it said why above, and in $logs/apt-install.log"
}
