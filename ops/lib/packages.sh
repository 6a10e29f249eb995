# shellcheck shell=bash
# Finds and installs third-party programs. Sourced.

# find_program NAME...: prints the path of the first of these names that is installed.
find_program() {
  local name
  for name in "$@"; do
    PATH=$PATH:/usr/local/bin:/usr/sbin:/sbin command -v "$name" && return 0
  done
  return 1
}

# find_chosen VARIABLE NAME...: the program that VARIABLE names, if it is set (status 2: no such program); else the first
# on the PATH with one of these names: in the order of the PATH, and of the names within a folder.
find_chosen() {
  local variable=$1 chosen=${!1:-} folders folder name
  shift
  if [[ -n $chosen ]]; then
    if chosen=$(command -v "$chosen") && [[ $chosen == */* ]]; then
      printf '%s\n' "$(cd "$(dirname "$chosen")" && pwd -P)/${chosen##*/}"
      return 0
    fi
    echo "$variable is ${!variable}, which is not a program" >&2
    return 2
  fi
  IFS=: read -ra folders <<<"$PATH:/usr/local/bin:/usr/sbin:/sbin"
  for folder in "${folders[@]}"; do
    for name in "$@"; do
      if [[ -x ${folder:-.}/$name && ! -d ${folder:-.}/$name ]]; then
        printf '%s\n' "${folder:-.}/$name"
        return 0
      fi
    done
  done
  return 1
}

# find_beside SERVER VARIABLE NAME: the tool that VARIABLE names, or the one beside the server that SERVER names; else the
# first on the PATH.
find_beside() {
  local server=${!1:-} tool
  if [[ -z ${!2:-} && -n $server ]] && server=$(command -v "$server"); then
    tool=$(dirname "$server")/$3
    if [[ -x $tool ]]; then
      printf '%s\n' "$tool"
      return 0
    fi
  fi
  find_chosen "$2" "$3"
}

find_prometheus() { find_chosen PROMETHEUS prometheus; }
# Debian uses the long name: another program has the short one.
find_alertmanager() { find_chosen ALERTMANAGER prometheus-alertmanager alertmanager; }
find_nginx() { find_chosen NGINX nginx; }
find_node_exporter() { find_program prometheus-node-exporter node_exporter; }
find_promtool() { find_beside PROMETHEUS PROMTOOL promtool; }
find_amtool() { find_beside ALERTMANAGER AMTOOL amtool; }

# find_next VARIABLE NAME: the program that VARIABLE names (status 2: no such program), else the one that `go install` has
# installed; nothing if there is none.
find_next() {
  local folder=${GOBIN:-${GOPATH:-${HOME:-}/go}/bin}
  if [[ -n ${!1:-} ]]; then
    find_chosen "$1" "$2"
  elif [[ -x $folder/$2 ]]; then
    printf '%s\n' "$folder/$2"
  fi
}

# find_tool_of SERVER TOOL: the tool beside that server. A tool of another version would prove nothing.
find_tool_of() {
  local tool=${1%/*}/$2
  if [[ -z $1 ]]; then return 0; fi
  if [[ ! -x $tool ]]; then
    echo "$1 has no $2 beside it" >&2
    return 1
  fi
  printf '%s\n' "$tool"
}

can_install() {
  [[ $(id -u) == 0 && -e /etc/debian_version ]] && command -v apt-get >/dev/null
}

# install_quietly LOG PACKAGE...: installs with apt, without starting the packages' services now or at the next boot.
# Services that run already are not changed.
install_quietly() {
  local log=$1
  shift
  (
    policy=/usr/sbin/policy-rc.d
    aside=$policy.before-ops-run
    # Left by an earlier run that was killed.
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

# ensure_programs LOG FUNCTION:PACKAGE...: FUNCTION finds the program, PACKAGE is its package in Debian and Ubuntu.
ensure_programs() {
  local log=$1 pair package status
  shift
  local missing=() services=()
  for pair in "$@"; do
    status=0
    "${pair%%:*}" >/dev/null || status=$?
    case $status in
      0) ;;
      2) return 1 ;;
      *) missing+=("${pair#*:}") ;;
    esac
  done
  if ((${#missing[@]} == 0)); then return 0; fi
  if ! can_install; then
    {
      echo "Not installed: ${missing[*]}. On Debian or Ubuntu:"
      echo "  sudo apt-get install --no-install-recommends ${missing[*]}"
      for package in "${missing[@]}"; do
        # Debian starts these as services.
        if [[ $package == prometheus* || $package == nginx ]]; then services+=("$package"); fi
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
    echo "Installing ${missing[*]} failed; the log is $log" >&2
    return 1
  fi
}

# version_of PROGRAM: prints major and minor version of a program of the Prometheus project; nothing if it has none.
version_of() { "$1" --version 2>&1 | sed -nE '1s/.*version v?([0-9]+\.[0-9]+)\..*/\1/p'; }

print_versions() {
  local program version
  for program in "$@"; do
    version=$(version_of "$program")
    echo "$program: ${version:-built without a version}"
  done
}

# is_older VERSION THAN
is_older() { [[ $1 != "$2" && $(printf '%s\n' "$1" "$2" | sort -t. -k1,1n -k2,2n | sed -n 1p) == "$1" ]]; }

# require_version PROGRAM LEAST WHY
require_version() {
  local version
  version=$(version_of "$1")
  if [[ -z $version ]]; then
    echo "$1 has no version; $2 or newer is needed ($3)" >&2
  elif is_older "$version" "$2"; then
    echo "$1 is version $version; $2 or newer is needed ($3)" >&2
    return 1
  fi
}

require_versions() {
  require_version "$PROMETHEUS" 2.42 'the rules use keep_firing_for; Debian 12 has it' &&
    require_version "$ALERTMANAGER" 0.25 'as tested; Debian 12 has it'
}
