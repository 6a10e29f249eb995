package com.cinemataztic.incidents.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Looks for what keeps people from using a page, with axe-core. */
public final class Axe {

    /** The rule that axe leaves out unless it is asked for: people who speak to a page say the words that they see. */
    private static final String FINDINGS = """
            return axe.run(document, {rules: {'label-content-name-mismatch': {enabled: true}}}).then(({violations}) => violations
                .filter(({impact}) => !arguments[0] || ['serious', 'critical'].includes(impact))
                .map(({id, nodes}) => `${id}: ${nodes.map(({target}) => target).join(', ')}`)
                .join('\\n'));
            """;

    private Axe() {}

    /** @return what it found on the page that the window shows, shadow trees included; empty: nothing */
    public static String findings(Chromium window) {
        window.script(script());
        return window.script(FINDINGS, false);
    }

    /** @return only those that are serious or critical; empty: none */
    public static String grave(Chromium window) {
        window.script(script());
        return window.script(FINDINGS, true);
    }

    private static String script() {
        try (var script = Objects.requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
