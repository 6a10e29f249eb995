package com.cinemataztic.incidents.bench;

import ch.qos.logback.classic.Level;
import java.util.logging.LogManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Only the results on the terminal. */
final class Quiet {

    private Quiet() {}

    static void please() {
        ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
        LogManager.getLogManager().reset();
    }
}
