package com.cinemataztic.incidents.exporter.config;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads typed values from environment variables. A blank variable counts as not set. */
final class Environment {

    private static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

    private final Map<String, String> variables;

    Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(variables.get(key)).map(String::strip).filter(text -> !text.isEmpty());
    }

    int number(String key, int otherwise, int min, int max) {
        return text(key).map(text -> parseNumber(key, text, min, max)).orElse(otherwise);
    }

    Duration duration(String key, Duration otherwise, Duration min, Duration max) {
        return text(key).map(text -> parseDuration(key, text, min, max)).orElse(otherwise);
    }

    /** A required http or https address, without query, fragment or user. */
    URI httpAddress(String key) {
        String expected = "must be an address like https://cloud.example/base";
        String text = text(key).orElseThrow(() -> new SettingsRejected(key, "is not set; it " + expected));
        try {
            URI uri = URI.create(text.replaceAll("/+$", ""));
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean plain = uri.getQuery() == null && uri.getFragment() == null && uri.getUserInfo() == null;
            if ((scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null && plain) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the same rejection. The text is not repeated: it may hold a password.
        }
        throw new SettingsRejected(key, expected + ", http or https, without user, query or fragment");
    }

    /** A secret, given either in the variable itself or in a file, not in both. */
    Optional<String> secret(String key, String fileKey) {
        Optional<String> inline = text(key);
        Optional<String> file = text(fileKey);
        if (inline.isPresent() && file.isPresent()) {
            throw new SettingsRejected(fileKey, "must not be set together with " + key);
        }
        inline.ifPresent(secret -> requireHeaderText(key, secret));
        return file.isPresent() ? file.map(path -> readSecret(fileKey, path)) : inline;
    }

    private static String readSecret(String fileKey, String path) {
        try {
            String secret = Files.readString(Path.of(path)).strip();
            requireHeaderText(fileKey, secret);
            return secret;
        } catch (IOException | InvalidPathException e) {
            throw new SettingsRejected(fileKey, "must name a readable text file, but " + path + " is none");
        }
    }

    private static void requireHeaderText(String key, String secret) {
        if (!secret.matches("[\\x21-\\x7e]+")) {
            throw new SettingsRejected(key, "must be one word of printable ASCII characters");
        }
    }

    private static int parseNumber(String key, String text, int min, int max) {
        try {
            int number = Integer.parseInt(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Falls through to the same rejection.
        }
        throw new SettingsRejected(key, "must be a whole number from %d to %d, but is %s".formatted(min, max, text));
    }

    private static Duration parseDuration(String key, String text, Duration min, Duration max) {
        try {
            Duration duration = parseDuration(text);
            if (duration.compareTo(min) >= 0 && duration.compareTo(max) <= 0) {
                return duration;
            }
        } catch (DateTimeException | ArithmeticException e) {
            // Falls through to the same rejection.
        }
        throw new SettingsRejected(
                key,
                "must be a duration like 500ms, 15s, 5m or PT5M, from %s to %s, but is %s".formatted(min, max, text));
    }

    private static Duration parseDuration(String text) {
        Matcher matcher = SHORT_DURATION.matcher(text);
        if (!matcher.matches()) {
            return Duration.parse(text);
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }
}
