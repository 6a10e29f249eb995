# shellcheck shell=bash
# Building what is not built or older than its sources; sourced. Uses `fail` of whoever sources it, whose trap kills
# BUILD_PID when it is set.

BUILD_PID=

# is_stale FILE SOURCE...
is_stale() {
  local file=$1 source sources=()
  shift
  if [[ ! -e $file ]]; then return 0; fi
  for source in "$@"; do
    if [[ -e $source ]]; then sources+=("$source"); fi
  done
  # A jar without its sources is a jar to run.
  if ((${#sources[@]} == 0)); then return 1; fi
  [[ -n $(find "${sources[@]}" -path '*/frontend/generated' -prune -o -path '*/frontend/index.html' -prune -o \
    -type f -newer "$file" -print -quit) ]]
}

# run_maven NAME DIRECTORY LOG ARGUMENT...: tells of the build in one line on standard error, and of its errors.
run_maven() {
  local name=$1 directory=$2 log=$3 begin=$SECONDS
  shift 3
  command -v mvn >/dev/null || fail "$name is to be built and there is no mvn (Debian, Ubuntu: apt-get install maven)"
  printf 'building %s (the first time takes minutes) ... ' "$name" >&2
  # In the background, or a signal would wait for its end.
  (cd "$directory" && exec mvn -B -q -DskipTests package "$@") >"$log" 2>&1 </dev/null 9>&- &
  BUILD_PID=$!
  if ! wait "$BUILD_PID"; then
    BUILD_PID=
    echo failed >&2
    # Maven's first errors say what is wrong, its last ones how to ask for help.
    { grep -F '[ERROR]' "$log" || cat "$log"; } | sed -n 1,20p >&2
    fail "building $name failed; the whole of it is in $log"
  fi
  BUILD_PID=
  echo "$((SECONDS - begin)) s" >&2
}

# build_jar NAME DIRECTORY JAR: if it is not built or older than its sources. The log is in $DATA/logs.
build_jar() {
  local name=$1 directory=$2 jar=$3
  if ! is_stale "$jar" "$directory/pom.xml" "$directory/src" "$directory/frontend"; then return 0; fi
  run_maven "$name" "$directory" "$DATA/logs/build-$name.log"
  [[ -e $jar ]] || fail "the build of $name did not make $jar"
  # Maven may leave a jar alone that would come out the same.
  touch "$jar"
}
