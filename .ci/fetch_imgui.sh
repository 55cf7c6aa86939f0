#!/usr/bin/env bash
# Fetches the sources of Dear ImGui 1.92 into the folder named by the argument.
# They are Debian's source package of the suite sid: Debian 12 and 13 carry an older one. Nothing of the machine's own apt set-up
# changes: lists and state are private to this download.
set -euo pipefail

target=$1
known_archive=e7bd201d56b5ee90d24d5dac85e5c12f98bdb95410252a62d27b7f89e4566d48   # imgui_1.92.2b+ds.orig.tar.xz
upstream=https://github.com/ocornut/imgui/archive/refs/tags/v1.92.2b.tar.gz

say() { printf '== set-up: %s\n' "$*"; }
fail() {
    printf 'linli: %s\n' "$*" >&2
    printf '%s\n' "  Another way: unpack $upstream" \
        "  (Dear ImGui 1.92.2b) into a folder and put it in place: mkdir -p $target && cp -r FOLDER/. $target/" \
        "  or name the folder to CMake: -DLINLI_IMGUI_DIR=FOLDER" >&2
    exit 1
}

# The machine's own mirror: the first Debian archive of its apt configuration, deb822 (URIs:) or one-line (deb …) form.
debian_mirror() {
    cat /etc/apt/sources.list.d/*.sources 2>/dev/null | awk '/^URIs:/ {print $2}' | grep -v security || true
    cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null |
        sed -nE 's/^deb(-src)? +(\[[^]]*\] +)?([^ ]+) .*/\3/p' | grep -v security || true
    echo http://deb.debian.org/debian
}

# The keyring that the machine trusts for it.
debian_keyring() {
    local named
    for named in $(cat /etc/apt/sources.list.d/*.sources 2>/dev/null | awk '/^Signed-By: *\// {print $2}') \
        $(cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null | sed -nE 's/.*signed-by=([^] ,]+).*/\1/p') \
        /usr/share/keyrings/debian-archive-keyring.gpg; do
        case "$named" in */debian-archive*) [[ -r $named ]] && { echo "$named"; return; } ;; esac
    done
    fail "no Debian keyring found (apt-get install debian-archive-keyring)"
}

private_apt() {
    mkdir -p "$work/lists/partial" "$work/cache/archives/partial"
    echo "deb-src [signed-by=$(debian_keyring)] $(debian_mirror | grep -m1 debian) sid main" >"$work/sources.list"
    cat >"$work/apt.conf" <<CONF
Dir::Etc::SourceList "$work/sources.list";
Dir::Etc::SourceParts "-";
Dir::State::Lists "$work/lists";
Dir::Cache "$work/cache";
APT::Sandbox::User "$(id -un)";
#clear APT::Update::Post-Invoke-Success;
#clear APT::Update::Post-Invoke;
CONF
    export APT_CONFIG=$work/apt.conf
}

download() {
    cd "$work"
    private_apt
    apt-get -q update >update.log 2>&1 && ! grep -q '^E:\|^Err' update.log || { cat update.log >&2; fail "the Debian archive did not answer (no network?)"; }
    apt-get -q source --download-only imgui >source.log 2>&1 || { cat source.log >&2; fail "Dear ImGui could not be downloaded"; }
}

unpack() {
    local archive
    archive=$(ls "$work"/imgui_*.orig.tar.*)
    if ! echo "$known_archive  $archive" | sha256sum --check --status; then
        case "$(basename "$archive")" in
            imgui_1.92.*) say "notice: $(basename "$archive") is not the version Linli was tried with (1.92.2b); apt has verified Debian's signature" ;;
            *) fail "Debian now carries $(basename "$archive"); Linli needs Dear ImGui 1.92" ;;
        esac
    fi
    mkdir "$work/imgui"
    tar -xf "$archive" -C "$work/imgui" --strip-components=1
    [[ -f $work/imgui/backends/imgui_impl_opengl3.cpp ]] || fail "the archive $archive is not complete"
    mkdir -p "$(dirname "$target")"
    rm -rf "$target" && mv "$work/imgui" "$target"
}

[[ -f $target/imgui.h ]] && exit 0
say "fetching Dear ImGui"
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
download
unpack
