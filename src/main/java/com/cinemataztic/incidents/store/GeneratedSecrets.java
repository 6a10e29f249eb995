package com.cinemataztic.incidents.store;

import com.cinemataztic.incidents.platform.Secrets;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Generates secrets that nobody configured, so that no endpoint is ever unprotected. */
@Component
public class GeneratedSecrets {

    private static final Logger LOGGER = LoggerFactory.getLogger(GeneratedSecrets.class);

    private final Secrets secrets;
    private final Path folder;

    /**
     * @param secrets the configured secrets
     * @param store its data folder has the generated secrets
     */
    public GeneratedSecrets(Secrets secrets, StoreSettings store) {
        this.secrets = secrets;
        this.folder = Path.of(store.data(), "secrets");
    }

    /**
     * @param variable the secret's variable, e.g. {@code PORTAL_API_TOKEN}
     * @param file the name of the file in the data folder if the secret is not configured; its mode is 0600
     * @return the configured values, else the value in the file, which is created if it does not exist
     */
    public List<String> values(String variable, String file) {
        var given = secrets.values(variable);
        if (!given.isEmpty()) {
            return given;
        }
        secrets.generated(variable);
        return List.of(stored(variable, folder.resolve(file)));
    }

    private String stored(String variable, Path file) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            try {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                var bytes = new byte[32];
                new SecureRandom().nextBytes(bytes);
                Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
                LOGGER.warn("{} is not set: one was generated into {}", variable, file);
            } catch (FileAlreadyExistsException earlier) {
                LOGGER.info("{} is not set: using the one in {}", variable, file);
            }
            var secret = Files.readString(file).strip();
            if (secret.isEmpty()) {
                throw new IOException("the file is empty; delete it, and a new one is generated");
            }
            return secret;
        } catch (IOException failed) {
            throw new IllegalStateException(
                    variable + " is not set and none can be stored in " + file + ": " + failed.getMessage(), failed);
        }
    }
}
