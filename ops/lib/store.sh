# shellcheck shell=bash
# The program for whoever runs the store, which is in the portal's jar; sourced. Uses ROOT and JAVA_HOME.

# shellcheck disable=SC2034 # used by whoever sources this
PORTAL_JAR=$ROOT/target/incidents-portal.jar

# exec_store_program COMMAND...: in place of the script.
exec_store_program() {
  exec "$JAVA_HOME/bin/java" -Dloader.main=com.cinemataztic.incidents.store.program.StoreProgram \
    -cp "$PORTAL_JAR" org.springframework.boot.loader.launch.PropertiesLauncher "$@"
}
