# shellcheck shell=bash
# Runs our programs from copies: a build replaces the jars under target, and a program that runs from one of those loses its
# classes. Sourced. Uses JAVA_HOME, and the function `fail` of the sourcing script.
#
#   APPS/NAME-HASH/NAME.jar   the program, unpacked, with its libraries in lib (nested jars are slow to read)
#   APPS/NAME-HASH/KEY.aot    the JVM's AOT cache, made by a training run. KEY identifies the JVM, its options and the folder:
#                             a cache is valid only for these
#   APPS/NAME-HASH/in-use     locked, shared, by each process that runs the program; an unlocked copy may be removed

# For each JVM: out of memory, it must exit instead of continuing without some of its threads.
JAVA_OPTIONS=(-XX:+ExitOnOutOfMemoryError)

# open_portal JAR APPS: opens the portal's APP and sets PORTAL_OPTIONS (of its JVM) and PORTAL_COMMAND. A cache that is missing
# or for another JVM is not passed to the JVM, which would log it as an error.
open_portal() {
  local chosen
  read -ra chosen <<<"${PORTAL_JAVA_OPTIONS:--Xmx1g}"
  PORTAL_OPTIONS=("${JAVA_OPTIONS[@]}" "${chosen[@]}")
  open_app portal "$1" "$2"
  PORTAL_CACHE=$APP/$(printf '%s\n' "$APP" "${PORTAL_OPTIONS[@]}" "$(<"$JAVA_HOME/release")" | hash_of).aot
  # shellcheck disable=SC2034 # used by the sourcing script
  PORTAL_COMMAND=("$JAVA_HOME/bin/java" "${PORTAL_OPTIONS[@]}" '-Xlog:aot*=off' "-XX:AOTCache=$PORTAL_CACHE" -jar
    "$APP/portal.jar")
}

hash_of() {
  { if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi; } | cut -c1-16
}

# open_app NAME JAR APPS: sets APP to the folder of the program, unpacked if necessary. The folder exists as long as this
# process or a process that it starts: they hold the lock.
open_app() {
  local name=$1 jar=$2 apps lock
  [[ -r $jar ]] || fail "there is no $jar"
  mkdir -p "$3"
  apps=$(cd "$3" && pwd -P)
  while true; do
    APP=$apps/$name-$(hash_of <"$jar")
    if [[ ! -e $APP/in-use ]]; then unpack_app "$name" "$jar" "$apps"; fi
    if ! { exec {lock}<"$APP/in-use"; } 2>/dev/null; then continue; fi
    if command -v flock >/dev/null; then flock --shared "$lock"; fi
    if [[ -e $APP/in-use ]]; then return 0; fi
    # Removed before this process had the lock.
    exec {lock}<&-
  done
}

# unpack_app NAME JAR APPS: unpacks elsewhere, then moves the whole to its place. Sets APP.
unpack_app() {
  local name=$1 jar=$2 apps=$3 new
  new=$(mktemp -d "$apps/.new.XXXXXX")
  # First copies the jar, so that no build changes it.
  cp "$jar" "$new/packed.jar"
  APP=$apps/$name-$(hash_of <"$new/packed.jar")
  if grep -qaF BOOT-INF/classes/ "$new/packed.jar"; then
    "$JAVA_HOME/bin/java" "${JAVA_OPTIONS[@]}" -XX:TieredStopAtLevel=1 -Djarmode=tools -jar "$new/packed.jar" \
      extract --destination "$new/app" --application-filename "$name.jar" >"$new/log" 2>&1 ||
      fail "$jar cannot be unpacked, see $new/log; is a build writing it?"
  else
    mkdir "$new/app"
    mv "$new/packed.jar" "$new/app/$name.jar"
  fi
  : >"$new/app/in-use"
  # A folder without this file is incomplete.
  if [[ ! -e $APP/in-use ]]; then rm -rf "$APP"; fi
  # If another process was faster with the same program, this moves into that folder.
  mv "$new/app" "$APP"
  rm -rf "$new" "$APP/app"
}

# remove_old_apps NAME APPS: removes the copies other than APP that no process uses.
remove_old_apps() {
  local name=$1 apps=$2 old
  command -v flock >/dev/null || return 0
  for old in "$apps/$name"-*; do
    if [[ $old -ef $APP || ! -e $old/in-use ]]; then continue; fi
    # Renamed while locked: no folder is ever visible in part.
    if flock --exclusive --nonblock "$old/in-use" mv "$old" "$apps/.old.$$"; then rm -rf "$apps/.old.$$"; fi
  done
  # Remainders of a killed removal, unpacking or training.
  find "$apps" -mindepth 1 -maxdepth 2 -type d -name '.*.*' -mmin +60 -prune -exec rm -rf {} +
}
