# shellcheck shell=bash
# Finding and installing the programs that are not ours; sourced.

# find_program NAME...: prints the path of the first of these names that is installed.
find_program() {
  local name
  for name in "$@"; do
    PATH=$PATH:/usr/local/bin:/usr/sbin:/sbin command -v "$name" && return 0
  done
  return 1
}

# Debian's name first: a program called `alertmanager` may be another one there.
find_prometheus() { find_program prometheus; }
find_alertmanager() { find_program prometheus-alertmanager alertmanager; }
find_node_exporter() { find_program prometheus-node-exporter node_exporter; }

can_install() {
  [[ $(id -u) == 0 && -e /etc/debian_version ]] && command -v apt-get >/dev/null
}

# install_quietly LOG PACKAGE...: apt, without starting (now or at the next boot) what the packages bring as services.
# Services that run already are left alone.
install_quietly() {
  local log=$1
  shift
  (
    policy=/usr/sbin/policy-rc.d
    aside=$policy.before-ops-run
    # An earlier run was killed in between.
    if [[ -e $aside ]]; then mv -f "$aside" "$policy"; fi
    # shellcheck disable=SC2317,SC2329
    put_back() {
      if [[ -e $aside || -L $aside ]]; then mv -f "$aside" "$policy"; else rm -f "$policy"; fi
    }
    if [[ -e $policy || -L $policy ]]; then mv "$policy" "$aside"; fi
    trap put_back EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"
    export DEBIAN_FRONTEND=noninteractive
    apt-get install -y --no-install-recommends "$@" ||
      { apt-get update && apt-get install -y --no-install-recommends "$@"; } || exit 1
    if [[ -d /run/systemd/system ]]; then
      for unit in "$@"; do
        systemctl --quiet is-active "$unit" || systemctl --quiet disable "$unit" || true
      done
    fi
  ) >"$log" 2>&1
}

# ensure_programs LOG FUNCTION:PACKAGE...: FUNCTION finds the program, PACKAGE is where Debian and Ubuntu have it.
ensure_programs() {
  local log=$1 pair package
  shift
  local missing=() services=()
  for pair in "$@"; do
    "${pair%%:*}" >/dev/null || missing+=("${pair#*:}")
  done
  if ((${#missing[@]} == 0)); then return 0; fi
  if ! can_install; then
    {
      echo "Not installed: ${missing[*]}. On Debian or Ubuntu:"
      echo "  sudo apt-get install --no-install-recommends ${missing[*]}"
      for package in "${missing[@]}"; do
        # Debian starts these as services.
        if [[ $package == prometheus* ]]; then services+=("$package"); fi
      done
      if ((${#services[@]} > 0)); then
        echo "(their services need not run: sudo systemctl disable --now ${services[*]})"
      fi
    } >&2
    return 1
  fi
  echo "installing ${missing[*]} ..."
  if ! install_quietly "$log" "${missing[@]}"; then
    tail -n 20 "$log" >&2
    echo "Installing ${missing[*]} failed; the whole of it is in $log" >&2
    return 1
  fi
}

# The rules use keep_firing_for.
require_prometheus_version() {
  local version major minor
  version=$("$1" --version 2>&1 | sed -nE '1s/.*version ([0-9]+\.[0-9]+)\..*/\1/p')
  major=${version%%.*}
  minor=${version#*.}
  if [[ -n $version ]] && ((major < 2 || (major == 2 && minor < 42))); then
    echo "$1 is version $version; the rules need 2.42 or newer (Debian 12 has it)." >&2
    return 1
  fi
}
