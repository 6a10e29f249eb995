# shellcheck shell=bash
# Builds jars that are missing or older than their sources. Sourced. Uses the function `fail` of the sourcing script, whose
# trap must kill BUILD_PID when that is set.

BUILD_PID=

# is_stale FILE SOURCE...
is_stale() {
  local file=$1 source sources=()
  shift
  if [[ ! -e $file ]]; then return 0; fi
  for source in "$@"; do
    if [[ -e $source ]]; then sources+=("$source"); fi
  done
  # A jar without sources beside it is used as it is.
  if ((${#sources[@]} == 0)); then return 1; fi
  [[ -n $(find "${sources[@]}" -path '*/frontend/generated' -prune -o -path '*/frontend/index.html' -prune -o \
    -type f -newer "$file" -print -quit) ]]
}

# run_maven NAME DIRECTORY LOG ARGUMENT...: reports the build in one line on standard error, and its errors.
run_maven() {
  local name=$1 directory=$2 log=$3 begin=$SECONDS
  shift 3
  command -v mvn >/dev/null || fail "building $name requires mvn (Debian, Ubuntu: apt-get install maven)"
  printf 'building %s (takes minutes the first time) ...' "$name" >&2
  # In the background: otherwise a signal would wait for its end.
  (cd "$directory" && exec mvn -B -q -DskipTests package "$@") >"$log" 2>&1 </dev/null 9>&- &
  BUILD_PID=$!
  # A dot every five seconds shows that it still runs.
  local since=$SECONDS
  while kill -0 "$BUILD_PID" 2>/dev/null; do
    sleep 0.5
    if ((SECONDS - since >= 5)); then
      printf . >&2
      since=$SECONDS
    fi
  done
  if ! wait "$BUILD_PID"; then
    BUILD_PID=
    echo ' failed' >&2
    # Maven's first errors name the cause; the last ones only name help options.
    { grep -F '[ERROR]' "$log" || cat "$log"; } | sed -n 1,20p >&2
    fail "building $name failed; the log is $log"
  fi
  BUILD_PID=
  echo " $((SECONDS - begin)) s" >&2
}

# build_jar NAME DIRECTORY JAR: builds it if it is missing or older than its sources. The log is in $DATA/logs.
build_jar() {
  local name=$1 directory=$2 jar=$3
  if ! is_stale "$jar" "$directory/pom.xml" "$directory/src" "$directory/frontend"; then return 0; fi
  run_maven "$name" "$directory" "$DATA/logs/build-$name.log"
  [[ -e $jar ]] || fail "the build of $name did not make $jar"
  # Maven may leave an unchanged jar untouched.
  touch "$jar"
}
