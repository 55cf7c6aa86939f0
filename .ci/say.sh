# How the scripts speak. Sourced by ./linli and .ci/*.sh; $logs is the folder for logs.

step() { printf '== %s\n' "$*"; }

fail() {
    printf 'linli: %s\n' "$*" >&2
    exit 1
}

# quiet NAME COMMAND…: the output goes to NAME.log and is shown only when the command fails.
quiet() {
    local log=$logs/$1.log
    shift
    mkdir -p "$logs"
    "$@" >"$log" 2>&1 && return
    tail -n 60 "$log" >&2
    ! grep -q 'No space left on device' "$log" ||
        fail "the disk is full. Make room (build/ may be removed) and start again."
    fail "this step failed: $*
  all that it said: $log"
}

# enough_space FOLDER MEGABYTES
enough_space() {
    local free_mb
    free_mb=$(df --output=avail -m "$1" | tail -n 1 | tr -d ' ')
    (( free_mb >= $2 )) ||
        fail "only $free_mb MB are free on the disk of $(realpath "$1"), $2 MB are needed. Make room."
}
