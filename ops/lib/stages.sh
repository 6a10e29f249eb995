# shellcheck shell=bash
# Stages of ops/test, and its summary. Sourced. Uses ROOT and NOTES, a folder.

STAGE=
LANE=
BEGIN=$SECONDS

# stage NAME COMMAND...
stage() {
  local begin=$SECONDS
  if [[ -n $LANE ]]; then
    stage_of_lane "$@"
    return
  fi
  STAGE=$1
  shift
  printf '\n=== %s\n' "$STAGE"
  # Not in a condition: there `set -e` would have no effect inside the command.
  "$@"
  printf '\n=== %s: ok, %d s\n' "$STAGE" "$((SECONDS - begin))"
  STAGE=
}

# Prints in one piece, when it ends.
stage_of_lane() {
  local begin=$SECONDS name=$1 log=$NOTES/stage-${1//[^a-z]/-}.log status=0
  shift
  printf '\n=== %s: begins\n' "$name"
  ("$@") >"$log" 2>&1 &
  wait $! || status=$?
  {
    if command -v flock >/dev/null; then flock 9; fi
    printf '\n=== %s\n' "$name"
    cat "$log"
    if ((status == 0)); then
      printf '\n=== %s: ok, %d s\n' "$name" "$((SECONDS - begin))"
    else
      printf '%s (status %d)\n' "$name" "$status" >>"$NOTES/failed"
    fi
  } 9>"$NOTES/printing"
  return "$status"
}

# lanes COMMAND...: each is a lane, whose stages follow each other; the lanes run beside each other.
lanes() {
  local lane
  for lane; do
    (
      LANE=$lane
      "$lane"
    ) &
  done
  for lane; do
    wait -n || return 1
  done
}

# Background processes do not receive Ctrl-C.
end_lanes() {
  local pid
  for pid in $(jobs -p); do end_tree "$pid"; done
}

end_tree() {
  local children=() child
  read -rd '' -a children < <(cat "/proc/$1"/task/*/children 2>/dev/null) || true
  for child in "${children[@]}"; do end_tree "$child"; done
  kill "$1" 2>/dev/null || true
}

# lacks NAME WHY: reports at the end of the run, also from a stage, that this machine cannot check NAME.
lacks() { printf '%s (%s)\n' "$1" "$2" >>"$NOTES/lacking"; }

print_lacking() {
  if [[ -s $NOTES/lacking ]]; then
    sort -u "$NOTES/lacking" | awk '{ printf "%s%s", NR == 1 ? "not checked here: " : ", ", $0 } END { print "" }'
  fi
}

# suites DIRECTORY: one line for each test class of the build: run, failures, errors, skipped. From Surefire's XML: the text
# files lack nested classes.
suites() {
  find "$1/target/surefire-reports" -name 'TEST-*.xml' -exec grep -ho '<testsuite [^>]*>' {} + 2>/dev/null | awk '
    function number(name) {
      return match($0, " " name "=\"[0-9]+") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 3) : 0
    }
    { print number("tests"), number("failures"), number("errors"), number("skipped") }' || true
}

# slowest: the ten slowest test classes, in seconds.
slowest() {
  find "$ROOT/target/surefire-reports" "$ROOT/exporter/target/surefire-reports" -name 'TEST-*.xml' \
    -exec grep -ho '<testsuite [^>]*>' {} + 2>/dev/null |
    sed -nE 's/.* name="([^"]*)".* time="([0-9.]+)".*/\2 \1/p' | sort -rn | awk 'NR <= 10 { printf "%7.1f s  %s\n", $1, $2 }' || true
}

# totals NAME DIRECTORY: the totals of a build in Surefire's format; nothing if it ran no test.
totals() {
  suites "$2" | awk -v name="$1" '
    { run += $1; failures += $2; errors += $3; skipped += $4 }
    END {
      if (NR) printf "%s: Tests run: %d, Failures: %d, Errors: %d, Skipped: %d\n", name, run, failures, errors, skipped
    }'
}

print_summary() {
  local status=$?
  trap - EXIT
  end_lanes
  echo
  if [[ -n $STAGE ]]; then echo "=== $STAGE: FAILED (status $status)"; fi
  if [[ -e $NOTES/failed ]]; then sed 's/^\(.*\) (/=== \1: FAILED (/' "$NOTES/failed"; fi
  echo "=== ops/test: $((SECONDS - BEGIN)) s"
  slowest
  totals exporter "$ROOT/exporter"
  totals portal "$ROOT"
  print_lacking
  { suites "$ROOT/exporter"; suites "$ROOT"; } | awk '
    { run += $1; failed += $2 + $3; skipped += $4 }
    END { printf "%d passed, %d failed\n", run - failed - skipped, failed }'
  exit "$status"
}
