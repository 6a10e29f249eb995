package com.cinemataztic.incidents.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class SecretsTests {

    @TempDir
    private Path folder;

    private final MockEnvironment environment = new MockEnvironment();
    private final Secrets secrets = new Secrets(environment);

    @Test
    void anUnsetOrBlankSecretHasNoValue() {
        assertThat(secrets.values("PORTAL_API_TOKEN")).isEmpty();
        environment.setProperty("PORTAL_API_TOKEN", " \n \t");
        environment.setProperty("PORTAL_API_TOKEN_FILE", "  ");
        assertThat(secrets.values("PORTAL_API_TOKEN")).isEmpty();
    }

    @Test
    void aValueIsTrimmed() {
        environment.setProperty("PORTAL_API_TOKEN", "  one \n");
        assertThat(secrets.values("PORTAL_API_TOKEN")).containsExactly("one");
    }

    @Test
    void severalLinesAreSeveralValues() {
        environment.setProperty("PORTAL_API_TOKEN", "one\n\n two\r\n");
        assertThat(secrets.values("PORTAL_API_TOKEN")).containsExactly("one", "two");
    }

    @Test
    void aFileHoldsSeveralValuesAndComesBeforeTheVariable() throws IOException {
        environment.setProperty("PORTAL_API_TOKEN", "of the variable");
        file("new\nold\n\n");
        assertThat(secrets.values("PORTAL_API_TOKEN")).containsExactly("new", "old");
    }

    @Test
    void aMissingFileStopsTheStart() {
        var missing = folder.resolve("missing").toString();
        environment.setProperty("PORTAL_API_TOKEN_FILE", missing);
        assertThatThrownBy(() -> secrets.values("PORTAL_API_TOKEN"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("PORTAL_API_TOKEN_FILE", missing, "can't be read");
    }

    @Test
    void anEmptyFileStopsTheStartInsteadOfLeavingADoorWithoutALock() throws IOException {
        file(" \n\n");
        assertThatThrownBy(() -> secrets.values("PORTAL_API_TOKEN"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("PORTAL_API_TOKEN_FILE", "is empty");
    }

    private void file(String content) throws IOException {
        var file = Files.writeString(folder.resolve("token"), content);
        environment.setProperty("PORTAL_API_TOKEN_FILE", file.toString());
    }
}
