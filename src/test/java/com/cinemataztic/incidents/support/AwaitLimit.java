package com.cinemataztic.incidents.support;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Gives what a test waits for a minute, where the test names no limit of its own: Awaitility's ten seconds are too few for a
 * healthy portal on a busy machine. JUnit finds it by its entry in {@code META-INF/services}.
 */
public final class AwaitLimit implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext test) {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }
}
