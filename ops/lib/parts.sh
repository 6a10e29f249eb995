# shellcheck shell=bash
# Starts, awaits, watches and stops the parts. Sourced by ops/run. Uses OPS, DATA and the variables of app.sh.
#
# Each part has a script, $DATA/run/NAME.sh, so that a person or a test can kill and restart it. The script writes its process
# id to $DATA/pids/NAME.pid. Each part leads its own session: Ctrl-C in the terminal reaches only ops/run, which then stops
# the parts in order. If ops/run is killed, the parts end, too.

PARTS=()
TRAINER_PID=
declare -A PART_PID=() PART_DOWN=() PART_BEGIN=()
PORTAL_RUN_ID=$$-$(date +%s)
export PORTAL_RUN_ID

# write_part NAME [KEY=VALUE|-KEY ...] -- COMMAND...     (-KEY unsets)
write_part() {
  local name=$1 script=$DATA/run/$1.sh setting
  shift
  {
    echo '#!/usr/bin/env bash'
    echo '# Written by ops/run: starts this part, also after it was killed. Secrets given to ops/run by value are'
    echo '# not contained, only those in files.'
    echo 'set -eu'
    printf 'cd %q\n' "$DATA"
    printf 'export PORTAL_RUN_ID=%q\n' "$PORTAL_RUN_ID"
    while [[ $1 != -- ]]; do
      setting=$1
      if [[ $setting == -* ]]; then
        printf 'unset %q\n' "${setting#-}"
      else
        printf 'export %s=%q\n' "${setting%%=*}" "${setting#*=}"
      fi
      shift
    done
    shift
    # shellcheck disable=SC2016
    printf 'echo $$ >%q\n' "$DATA/pids/$name.pid"
    printf 'exec %s </dev/null >>%q 2>&1\n' "$(printf '%q ' "$@")" "$DATA/logs/$name.log"
  } >"$script.new"
  chmod 700 "$script.new"
  mv "$script.new" "$script"
}

# choose_wrapper: sets WRAPPER, the prefix that runs a command in its own session, which ends with this one.
choose_wrapper() {
  WRAPPER=()
  if command -v setsid >/dev/null; then WRAPPER+=(setsid); fi
  if command -v setpriv >/dev/null && setpriv --help 2>&1 | grep -q -- --pdeathsig; then
    WRAPPER+=(setpriv --pdeathsig TERM)
  fi
}

# train_portal URL: creates the portal's AOT cache if there is none: in the background, with the lowest priority, and
# only once the portal at URL is ready. Sets TRAINER_PID.
train_portal() {
  if [[ -e $PORTAL_CACHE ]]; then return 0; fi
  choose_wrapper
  "${WRAPPER[@]}" "$OPS/lib/train" "$APP" "$PORTAL_CACHE" "$1" "${PORTAL_OPTIONS[@]}" \
    </dev/null >"$DATA/logs/training.log" 2>&1 9>&- &
  # shellcheck disable=SC2034 # used by ops/run
  TRAINER_PID=$!
}

# start_part NAME: starts it in the background. Keeps the log of the previous run.
start_part() {
  local name=$1
  choose_wrapper
  if [[ -e $DATA/logs/$name.log ]]; then mv -f "$DATA/logs/$name.log" "$DATA/logs/$name.log.1"; fi
  rm -f "$DATA/pids/$name.pid"
  # Descriptor 9 is the lock of ops/run: a part must not hold it.
  "${WRAPPER[@]}" "$DATA/run/$name.sh" 9>&- &
  PART_PID[$name]=$!
  PART_BEGIN[$name]=$(date +%s%N)
  PARTS+=("$name")
}

alive() {
  local state
  kill -0 "$1" 2>/dev/null || return 1
  # A killed process that its parent has not yet waited for is dead, too.
  if [[ -r /proc/$1/stat ]] && state=$(<"/proc/$1/stat") 2>/dev/null; then
    state=${state##*) }
    [[ ${state%% *} != Z ]]
  fi
}

# The process that a test or a person restarted by the script of this run, if there is one.
restarted_pid() {
  local pid
  [[ -r $DATA/pids/$1.pid ]] && pid=$(<"$DATA/pids/$1.pid") && [[ $pid =~ ^[0-9]+$ ]] &&
    alive "$pid" && grep -qzFx "PORTAL_RUN_ID=$PORTAL_RUN_ID" "/proc/$pid/environ" 2>/dev/null &&
    printf '%s\n' "$pid"
}

show_end_of_log() {
  echo "--- last lines of $DATA/logs/$1.log"
  tail -n 20 "$DATA/logs/$1.log" 2>/dev/null || true
  echo '---'
}

# await_part NAME PORT PATH [LIMIT]: prints one line with the seconds since its start. Fails if the part exits or is not
# ready in time.
await_part() {
  local name=$1 url=http://127.0.0.1:$2 limit=$((SECONDS + ${4:-180}))
  printf '  %-14s %-23s ' "$name" "$url"
  until curl --silent --fail --output /dev/null --noproxy '*' --max-time 10 "$url$3"; do
    if ! alive "${PART_PID[$name]}"; then
      echo 'exited'
      show_end_of_log "$name"
      return 1
    fi
    if ((SECONDS >= limit)); then
      echo "not ready after ${4:-180} s (polled $3)"
      show_end_of_log "$name"
      return 1
    fi
    sleep 0.2
  done
  awk -v ms="$((($(date +%s%N) - PART_BEGIN[$name]) / 1000000))" 'BEGIN { printf "ready after %.1f s\n", ms / 1000 }'
}

# watch_parts TOLERANT: returns when a part has exited. With 1 it reports exits and restarts and continues.
watch_parts() {
  local name pid status
  while true; do
    for name in "${PARTS[@]}"; do
      if alive "${PART_PID[$name]}"; then continue; fi
      if pid=$(restarted_pid "$name"); then
        echo "$name is running again (process $pid)"
        PART_PID[$name]=$pid
        PART_DOWN[$name]=
        continue
      fi
      if [[ -n ${PART_DOWN[$name]:-} ]]; then continue; fi
      PART_DOWN[$name]=1
      status=0
      wait "${PART_PID[$name]}" 2>/dev/null || status=$?
      echo "$name exited (status $status)"
      show_end_of_log "$name"
      if [[ $1 != 1 ]]; then return 1; fi
      echo "the other parts continue; restart it with $DATA/run/$name.sh &"
    done
    sleep 0.5
  done
}

# Signals the whole session of each part, which may have children.
signal_parts() {
  local name pid
  for name in "${PARTS[@]}"; do
    # The id of a dead process may have been reused.
    if [[ -n ${PART_DOWN[$name]:-} ]]; then continue; fi
    pid=${PART_PID[$name]}
    kill -"$1" -- "-$pid" 2>/dev/null || kill -"$1" "$pid" 2>/dev/null || true
  done
}

any_part_alive() {
  local name
  for name in "${PARTS[@]}"; do
    if alive "${PART_PID[$name]}"; then return 0; fi
  done
  return 1
}

# stop_parts SECONDS: stops them, and kills those that still run after the limit.
stop_parts() {
  local name pid limit=$((SECONDS + $1))
  if ((${#PARTS[@]} == 0)); then return 0; fi
  for name in "${PARTS[@]}"; do
    if pid=$(restarted_pid "$name"); then
      PART_PID[$name]=$pid
      PART_DOWN[$name]=
    fi
  done
  signal_parts TERM
  while any_part_alive; do
    if ((SECONDS >= limit)); then
      signal_parts KILL
      break
    fi
    sleep 0.1
  done
  for name in "${PARTS[@]}"; do rm -f "$DATA/pids/$name.pid"; done
  PARTS=()
}
