# shellcheck shell=bash
# Our programs are started from copies of their own: a build replaces the jars under target, and a program that runs from
# one of those finds its classes no more. Sourced. Uses JAVA_HOME, and `fail` of whoever sources it.
#
#   APPS/NAME-HASH/NAME.jar   the program, unpacked, its libraries in lib (nested jars are slow to read)
#   APPS/NAME-HASH/KEY.aot    the JVM's AOT cache: what a training run learned of the program. KEY stands for the JVM, its
#                             options and the place; a cache made with others would be of no use
#   APPS/NAME-HASH/in-use     locked, shared, by whoever runs the program: what nobody uses may be removed

# For every JVM of ours: one that is out of memory must end, and not go on without some of its threads.
JAVA_OPTIONS=(-XX:+ExitOnOutOfMemoryError)

# open_portal JAR APPS: opens the portal's APP and sets PORTAL_OPTIONS, those of its JVM, and PORTAL_COMMAND, the whole. A
# cache that is not there, or not for this JVM, is passed over; the JVM's log would speak of that as of an error.
open_portal() {
  local chosen
  read -ra chosen <<<"${PORTAL_JAVA_OPTIONS:--Xmx1g}"
  PORTAL_OPTIONS=("${JAVA_OPTIONS[@]}" "${chosen[@]}")
  open_app portal "$1" "$2"
  PORTAL_CACHE=$APP/$(printf '%s\n' "$APP" "${PORTAL_OPTIONS[@]}" "$(<"$JAVA_HOME/release")" | hash_of).aot
  # shellcheck disable=SC2034 # used by whoever sources this
  PORTAL_COMMAND=("$JAVA_HOME/bin/java" "${PORTAL_OPTIONS[@]}" '-Xlog:aot*=off' "-XX:AOTCache=$PORTAL_CACHE" -jar
    "$APP/portal.jar")
}

hash_of() {
  { if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi; } | cut -c1-16
}

# open_app NAME JAR APPS: sets APP to the folder of the program, laid out if it was not. It stays for as long as this
# process or one that it starts lives: they have the lock open.
open_app() {
  local name=$1 jar=$2 apps lock
  [[ -r $jar ]] || fail "there is no $jar"
  mkdir -p "$3"
  apps=$(cd "$3" && pwd -P)
  while true; do
    APP=$apps/$name-$(hash_of <"$jar")
    if [[ ! -e $APP/in-use ]]; then lay_out "$name" "$jar" "$apps"; fi
    if ! { exec {lock}<"$APP/in-use"; } 2>/dev/null; then continue; fi
    if command -v flock >/dev/null; then flock --shared "$lock"; fi
    if [[ -e $APP/in-use ]]; then return 0; fi
    # It was removed before the lock was ours.
    exec {lock}<&-
  done
}

# lay_out NAME JAR APPS: elsewhere, then moved to its place as a whole. Sets APP.
lay_out() {
  local name=$1 jar=$2 apps=$3 new
  new=$(mktemp -d "$apps/.new.XXXXXX")
  # A copy first, which no build changes any more.
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
  # What is there without that file is not whole.
  if [[ ! -e $APP/in-use ]]; then rm -rf "$APP"; fi
  # It was not there a moment ago. Should another process have been quicker, with the same, it is moved into that one.
  mv "$new/app" "$APP"
  rm -rf "$new" "$APP/app"
}

# remove_old_apps NAME APPS: those that are not APP and that nobody uses.
remove_old_apps() {
  local name=$1 apps=$2 old
  command -v flock >/dev/null || return 0
  for old in "$apps/$name"-*; do
    if [[ $old -ef $APP || ! -e $old/in-use ]]; then continue; fi
    # Renamed while it is locked: no folder is ever there in part.
    if flock --exclusive --nonblock "$old/in-use" mv "$old" "$apps/.old.$$"; then rm -rf "$apps/.old.$$"; fi
  done
  # What was left behind when that, laying out or training was killed.
  find "$apps" -mindepth 1 -maxdepth 2 -type d -name '.*.*' -mmin +60 -prune -exec rm -rf {} +
}
