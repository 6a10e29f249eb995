# shellcheck shell=bash
# The program for whoever runs the store, which is in the portal's jar; sourced, with app.sh. Uses ROOT and
# JAVA_HOME.

# shellcheck disable=SC2034 # used by whoever sources this
PORTAL_JAR=$ROOT/target/incidents-portal.jar

# exec_store_program COMMAND...: in place of the script, from a copy that no build replaces. Uses DATA.
exec_store_program() {
  open_portal "$PORTAL_JAR" "${PORTAL_APPS:-$DATA/apps}"
  exec "$JAVA_HOME/bin/java" "${JAVA_OPTIONS[@]}" -cp "$APP/portal.jar" \
    com.cinemataztic.embeddedmongo.program.StoreProgram "$@"
}
