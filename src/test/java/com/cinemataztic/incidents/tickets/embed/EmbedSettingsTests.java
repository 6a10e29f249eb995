package com.cinemataztic.incidents.tickets.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbedSettingsTests {

    @Test
    void acceptsOriginsAsBrowsersSendThem() {
        assertThat(new EmbedSettings(List.of(" https://admin.example.com", "", "http://127.0.0.1:9985")).origins())
                .containsExactly("https://admin.example.com", "http://127.0.0.1:9985");
    }

    /** None of them would ever equal the header of a request, or it would equal too many. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "null",
                "admin.example.com",
                "https://*.example.com",
                "https://admin.example.com/",
                "https://admin.example.com/embed",
                "https://Admin.example.com",
                "https://admin.example.com:443",
                "http://admin.example.com:80",
                "https://anna@admin.example.com",
                "https://admin.example.com?x",
                "ftp://admin.example.com",
                "https://",
                "https://admin example.com"
            })
    void rejectsEverythingElse(String origin) {
        assertThatThrownBy(() -> new EmbedSettings(List.of(origin)))
                .hasMessage("PORTAL_EMBED_ORIGINS lists origins such as https://admin.example.com, but has \"%s\"."
                        .formatted(origin));
    }
}
