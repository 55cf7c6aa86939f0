#!/usr/bin/env bash
# clang-tidy on the C++ files that changed since the last commit, or since the one before where nothing did;
# --all: on every file.
# usage: clang_tidy.sh JOBS [--all]
set -euo pipefail
cd "$(dirname "$(realpath "$0")")/.."
logs=$PWD/build/log
. .ci/say.sh

changed() {
    local since=HEAD
    [[ -n $(git status --porcelain -- '*.cpp' '*.h') ]] || since=HEAD~1
    git diff --name-only --diff-filter=d "$since" -- '*.cpp' '*.h' 2>/dev/null || true
    git ls-files --others --exclude-standard -- '*.cpp' '*.h'
}

# Sources that the debug build compiles; a changed header stands for the sources that include it by name.
sources() {
    local file
    if [[ ${1:-} == --all ]]; then
        git ls-files --cached --others --exclude-standard -- '*.cpp'
        return
    fi
    changed | while read -r file; do
        case "$file" in
            *.h) git grep -l --untracked "#include \"$file\"" -- '*.cpp' || true ;;
            *) echo "$file" ;;
        esac
    done | sort -u
}

compiled() {
    local file
    while read -r file; do
        ! grep -qF "\"file\": \"$PWD/$file\"" build/debug/compile_commands.json || echo "$file"
    done
}

jobs=$1
shift
mapfile -t files < <(sources "$@" | compiled)
(( ${#files[@]} > 0 )) || { step "clang-tidy: no file to look at"; exit 0; }
step "clang-tidy: ${#files[@]} files"
mkdir -p "$logs"
printf '%s\0' "${files[@]}" | xargs -0 -n 1 -P "$jobs" \
    clang-tidy -p build/debug --quiet --warnings-as-errors='*' \
    --extra-arg=-Wno-unknown-warning-option >"$logs/clang-tidy.log" 2>&1 || {
    grep -vE '^[0-9]+ warnings? (generated|treated)|^Suppressed|^Use -' "$logs/clang-tidy.log" >&2
    fail "clang-tidy complains; see above"
}
