# shellcheck shell=bash
# The store's program, which is in the portal's jar. Sourced, with app.sh. Uses ROOT and JAVA_HOME.

# shellcheck disable=SC2034 # used by the sourcing script
PORTAL_JAR=$ROOT/target/incidents-portal.jar

# exec_store_program COMMAND...: replaces the script by the program, run from a copy. Uses DATA.
exec_store_program() {
  open_portal "$PORTAL_JAR" "${PORTAL_APPS:-$DATA/apps}"
  exec "$JAVA_HOME/bin/java" "${JAVA_OPTIONS[@]}" -cp "$APP/portal.jar" \
    com.cinemataztic.embeddedmongo.program.StoreProgram "$@"
}
