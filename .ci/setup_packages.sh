#!/usr/bin/env bash
# Installs what Linli is built and tested with from Debian's own archive; does nothing where it is there already.
# Debian 12 and 13; on another system, install the packages of this list by hand.
set -euo pipefail

say() { printf '== set-up: %s\n' "$*"; }
fail() { printf 'linli: %s\n' "$*" >&2; exit 1; }

tools="g++ cmake ninja-build ccache pkg-config python3 xz-utils ca-certificates clang-format clang-tidy"
wasm="emscripten node-acorn"
libraries="libcereal-dev libexpected-dev doctest-dev librapidcheck-dev libssl-dev libsodium-dev libspdlog-dev libfmt-dev
           libcli11-dev libqrencode-dev opencc libopencc-data"
browser="chromium fonts-noto-cjk fonts-noto-color-emoji"

# Debian 12's default Boost breaks with C++20 coroutines; its 1.81 does not.
boost_package() {
    case "$(. /etc/os-release && echo "${VERSION_CODENAME:-}")" in
        bookworm) echo libboost1.81-dev ;;
        *) echo libboost-dev ;;
    esac
}

wanted() {
    echo $tools $wasm $libraries $browser "$(boost_package)"
    command -v node >/dev/null || echo nodejs
    command -v npm >/dev/null || echo npm
}

missing() {
    local package
    for package in $(wanted); do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || echo "$package"
    done
}

as_root() {
    if [[ $(id -u) == 0 ]]; then "$@"; else sudo "$@"; fi
}

check_space() {
    local free_mb
    free_mb=$(df --output=avail -m /usr | tail -1)
    (( free_mb > 4000 )) || fail "only $free_mb MB are free on the disk of /usr; the packages need 4000 MB. Make room and start again."
}

check_root() {
    [[ $(id -u) == 0 ]] || command -v sudo >/dev/null ||
        fail "these packages are missing and only root may install them. Run as root: apt-get install $*"
}

apt_get() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=600 -o APT::Install-Recommends=false "$@"
}

main() {
    command -v apt-get >/dev/null || fail "this is not Debian (no apt-get). Install by hand: $(wanted | tr '\n' ' ')"
    local list
    list=$(missing | tr '\n' ' ')
    [[ -n $list ]] || return 0
    check_root "$list"
    check_space
    say "installing $list"
    apt_get update || fail "the package lists could not be fetched. Is there a network? (apt-get update, above, says which server)"
    # shellcheck disable=SC2086
    apt_get install -y --no-install-recommends $list || fail "apt-get could not install: $list (its own message stands above)"
}
main
