package com.cinemataztic.incidents.exporter.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A configuration file: lines of {@code KEY=VALUE} with the keys of the environment, empty lines, and comments after a
 * {@code #} at the start of a line.
 */
final class SettingsFile {

    private static final int LARGEST = 64 << 10;

    private SettingsFile() {}

    /**
     * The keys that are set.
     *
     * @param known the allowed keys
     * @param secret those of them that are not allowed in a file
     * @throws SettingsRejected if the file cannot be read, or naming the first key that is unknown, secret or set twice
     */
    static Map<String, String> read(Path file, Set<String> known, Set<String> secret) {
        Map<String, String> settings = new LinkedHashMap<>();
        List<String> lines = text(file).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String place = "in line " + (i + 1) + " of " + file;
            int equals = line.indexOf('=');
            if (equals < 1) {
                // The line is not repeated: it may hold a secret.
                throw new SettingsRejected("KEY=VALUE", "was expected " + place);
            }
            String key = line.substring(0, equals).strip();
            if (secret.contains(key)) {
                throw new SettingsRejected(
                        key, "must not be set in a file (" + place + "): use the environment or " + key + "_FILE");
            }
            if (!known.contains(key)) {
                throw new SettingsRejected(key, "is no setting (" + place + "); there are " + String.join(", ", known));
            }
            if (settings.put(key, line.substring(equals + 1).strip()) != null) {
                throw new SettingsRejected(key, "is set twice, the second time " + place);
            }
        }
        return settings;
    }

    private static String text(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new SettingsRejected(ExporterSettings.FILE_KEY, "names a file above 64 KiB: " + file);
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IOException e) {
            throw new SettingsRejected(
                    ExporterSettings.FILE_KEY, "must name a readable text file, but " + file + " is none");
        }
    }
}
