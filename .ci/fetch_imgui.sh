#!/usr/bin/env bash
# Fetches the sources of Dear ImGui 1.92 into the folder named by the argument.
# They are Debian's source package of the suite sid: Debian 12 and 13 carry an older one. Nothing of the
# machine's own apt set-up changes: lists and state are private to this download.
set -euo pipefail

target=$(realpath -m "$1")
cd "$(dirname "$(realpath "$0")")/.."
logs=$PWD/build/log
. .ci/say.sh

# imgui_1.92.2b+ds.orig.tar.xz
known_archive=e7bd201d56b5ee90d24d5dac85e5c12f98bdb95410252a62d27b7f89e4566d48
# What is compiled is the same, byte for byte, in Debian's copy and in the upstream release.
compiled=(imgui{,_demo,_draw,_tables,_widgets}.cpp imgui{,_internal}.h imconfig.h
    imstb_{rectpack,textedit,truetype}.h backends/imgui_impl_opengl3{.cpp,.h,_loader.h})
known_sources=404f4002750342eca0afc20fcb56bf26778e67405d4a9b4b2590fbfda18a82aa
upstream=https://github.com/ocornut/imgui/archive/refs/tags/v1.92.2b.tar.gz

# How to go on without Debian's copy.
no_imgui() {
    fail "$*
  Another way: unpack $upstream
  (Dear ImGui 1.92.2b) into $target, so that imgui.h lies there, and start again: what is
  compiled is compared by its hash. Or name another folder to CMake: -DLINLI_IMGUI_DIR=FOLDER"
}

# A copy that somebody put there by hand is compared too; another release is taken with a notice.
compare_sources() {
    local found
    found=$(cd "$target" && { cat "${compiled[@]}" 2>/dev/null || true; } | sha256sum | cut -d ' ' -f 1)
    [[ $found == "$known_sources" ]] ||
        step "set-up: notice: $target is not the Dear ImGui 1.92.2b that Linli was tried with"
}

# The machine's own mirror: where apt has its Debian suite from, whichever way that is written down. Archives
# of others that use Debian's suite names have other components than main.
debian_mirror() {
    local suite
    suite=$(. /etc/os-release && echo "${VERSION_CODENAME:-stable}")
    apt-get indextargets --format '$(RELEASE) $(COMPONENT) $(REPO_URI)' 'Created-By: Packages' |
        awk -v suite="$suite" '
            ($1 == suite || $1 == "stable") && $2 == "main" && $3 ~ /^(http|ftp|file|mirror)/ {
                print $3; found = 1; exit
            }
            END { if (!found) print "http://deb.debian.org/debian" }'
}

# The keys that the machine trusts for it; where none is named, apt takes all that the machine trusts.
debian_keyring() {
    local named
    for named in $(grep -rhoiE 'signed-by[:=] *[^], ]+' /etc/apt/sources.list* 2>/dev/null |
        sed -E 's/^[^:=]+[:=] *//') /usr/share/keyrings/debian-archive-keyring.{pgp,gpg}; do
        [[ $(basename "$named") != debian-archive* || ! -r $named ]] || { echo "[signed-by=$named]"; return; }
    done
}

# Valid-Until is not looked at: a mirror may stand still, and the archive's hash is pinned below.
private_apt() {
    mkdir -p "$work/lists/partial" "$work/cache/archives/partial"
    echo "deb-src $(debian_keyring) $(debian_mirror) sid main" >"$work/sources.list"
    cat >"$work/apt.conf" <<CONF
Dir::Etc::SourceList "$work/sources.list";
Dir::Etc::SourceParts "-";
Dir::State::Lists "$work/lists";
Dir::Cache "$work/cache";
APT::Sandbox::User "$(id -un)";
Acquire::Check-Valid-Until "false";
#clear APT::Update::Post-Invoke-Success;
#clear APT::Update::Post-Invoke;
CONF
    export APT_CONFIG=$work/apt.conf
}

download() {
    mkdir -p "$logs"
    private_apt
    (
        cd "$work"
        apt-get -q update && apt-get -q source --download-only imgui
    ) >"$logs/imgui.log" 2>&1 || true
    archive=$(find "$work" -maxdepth 1 -name 'imgui_*.orig.tar.*' | head -n 1)
    [[ -n $archive ]] || {
        tail -n 20 "$logs/imgui.log" >&2
        no_imgui "Dear ImGui could not be fetched: is there a network? (what apt-get said stands above)"
    }
}

unpack() {
    local name
    name=$(basename "$archive")
    if ! echo "$known_archive  $archive" | sha256sum --check --status; then
        [[ $name == imgui_1.92.* ]] || no_imgui "Debian carries $name by now, Linli needs Dear ImGui 1.92."
        step "set-up: notice: $name is not the 1.92.2b that Linli was tried with (its signature is Debian's)"
    fi
    mkdir "$work/imgui"
    tar -xf "$archive" -C "$work/imgui" --strip-components=1
    mkdir -p "$(dirname "$target")"
    rm -rf "$target.part"
    cp -r "$work/imgui/." "$target.part"
    rm -rf "$target"
    mv "$target.part" "$target"   # At once, so that a broken run leaves no half of it.
}

if [[ -f $target/imgui.h ]]; then
    compare_sources
    exit 0
fi
step "set-up: fetching Dear ImGui"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
download
unpack
