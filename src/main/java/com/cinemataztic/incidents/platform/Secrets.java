package com.cinemataztic.incidents.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Secrets from the environment: {@code NAME} itself, or the file that {@code NAME_FILE} names. Never logged. */
@Component
public class Secrets {

    private final Environment environment;
    private final Map<String, Source> sources = new ConcurrentSkipListMap<>();

    /** Where a secret comes from. */
    public enum Source {
        /** It is not set. */
        NONE,
        /** From its variable. */
        VARIABLE,
        /** From the file that its variable names. */
        FILE,
        /** Generated into the data folder. */
        GENERATED
    }

    Secrets(Environment environment) {
        this.environment = environment;
    }

    /**
     * Returns the values of a secret. Each line is one value. All values are valid, so that a secret can be rotated.
     *
     * @param name the variable's name, e.g. {@code PORTAL_API_TOKEN}
     * @return the non-blank lines, trimmed; empty if the secret is not set
     * @throws IllegalStateException if the named file cannot be read or is empty
     */
    public List<String> values(String name) {
        var file = environment.getProperty(name + "_FILE", "");
        if (file.isBlank()) {
            var values = environment
                    .getProperty(name, "")
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            sources.put(name, values.isEmpty() ? Source.NONE : Source.VARIABLE);
            return values;
        }
        sources.put(name, Source.FILE);
        try {
            var lines = Files.readString(Path.of(file))
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            if (lines.isEmpty()) {
                throw new IllegalStateException(name + "_FILE names " + file + ", which is empty");
            }
            return lines;
        } catch (IOException unreadable) {
            throw new IllegalStateException(name + "_FILE names " + file + ", which can't be read", unreadable);
        }
    }

    /** Notes that a secret that is not set was generated. */
    public void generated(String name) {
        sources.put(name, Source.GENERATED);
    }

    /** @return where each secret that this portal uses comes from, by name; never a value */
    public Map<String, Source> sources() {
        return Map.copyOf(sources);
    }
}
