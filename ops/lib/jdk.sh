# shellcheck shell=bash
# Finds the JDK. Sourced. The default `java` of a host is often older.

JDK_WANTED=25

# is_wanted_jdk DIR
is_wanted_jdk() {
  [[ -x $1/bin/javac && -r $1/release ]] && grep -Eq "^JAVA_VERSION=\"$JDK_WANTED([.+-].*)?\"" "$1/release"
}

# Prints the home of a JDK 25: JAVA_HOME, else that of `javac` on the PATH, else an installed one.
# If there is none, prints what to do and returns 1.
find_jdk() {
  local candidate
  local candidates=("${JAVA_HOME:-}")
  if candidate=$(command -v javac); then
    candidates+=("$(dirname "$(dirname "$(readlink -f "$candidate")")")")
  fi
  candidates+=(/usr/lib/jvm/*)
  for candidate in "${candidates[@]}"; do
    if [[ -n $candidate ]] && is_wanted_jdk "$candidate"; then
      printf '%s\n' "$candidate"
      return 0
    fi
  done
  {
    echo "No JDK $JDK_WANTED found: neither JAVA_HOME (${JAVA_HOME:-not set}), nor javac on the PATH, nor anything in"
    echo "/usr/lib/jvm has a file 'release' that says JAVA_VERSION=\"$JDK_WANTED...\"."
    echo "Install one (Eclipse Temurin $JDK_WANTED, say) or point JAVA_HOME at it."
  } >&2
  return 1
}
