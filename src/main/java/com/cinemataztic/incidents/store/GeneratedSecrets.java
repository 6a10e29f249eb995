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

/** Secrets that the portal makes for itself where nobody gave any, so that no door is ever open for want of one. */
@Component
public class GeneratedSecrets {

    private static final Logger LOGGER = LoggerFactory.getLogger(GeneratedSecrets.class);

    private final Secrets secrets;
    private final Path folder;

    /**
     * @param secrets what was given
     * @param store whose data folder keeps the others
     */
    public GeneratedSecrets(Secrets secrets, StoreSettings store) {
        this.secrets = secrets;
        this.folder = Path.of(store.data(), "secrets");
    }

    /**
     * @param variable the secret's variable, e.g. {@code PORTAL_API_TOKEN}
     * @param file what its file is called in the data folder if it is not set, mode 0600
     * @return the values given, else the one in the file, made now if there is none
     */
    public List<String> values(String variable, String file) {
        var given = secrets.values(variable);
        return given.isEmpty() ? List.of(kept(variable, folder.resolve(file))) : given;
    }

    private String kept(String variable, Path file) {
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
                LOGGER.info("{} is not set: the one in {} holds", variable, file);
            }
            var secret = Files.readString(file).strip();
            if (secret.isEmpty()) {
                throw new IOException("the file is empty; delete it to have a new one made");
            }
            return secret;
        } catch (IOException failed) {
            throw new IllegalStateException(
                    variable + " is not set and none can be kept in " + file + ": " + failed.getMessage(), failed);
        }
    }
}
