package com.cinemataztic.incidents.store.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StoredWordsTests {

    private enum Light {
        RED,
        GREEN
    }

    private static final Map<Light, String> WRITTEN = Map.of(Light.RED, "stop", Light.GREEN, "go");

    @Test
    void aConstantIsStoredByItsWord() {
        var words = StoredWords.of(Light.class, WRITTEN);
        assertThat(words.word(Light.RED)).isEqualTo("stop");
        assertThat(words.constant("go")).isEqualTo(Light.GREEN);
    }

    @Test
    void anEarlierWordIsRead() {
        var words = StoredWords.of(Light.class, WRITTEN).formerly(Map.of("RED", Light.RED));
        assertThat(words.constant("RED")).isEqualTo(Light.RED);
        assertThat(words.renamed()).containsExactly(Map.entry("RED", "stop"));
    }

    @Test
    void anUnknownWordIsReadAsTheSafeValue() {
        assertThat(StoredWords.of(Light.class, WRITTEN).orElse(Light.RED).constant("amber"))
                .isEqualTo(Light.RED);
    }

    @Test
    void anUnknownWordWithoutASafeValueIsRejected() {
        assertThatThrownBy(() -> StoredWords.of(Light.class, WRITTEN).constant("amber"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("amber");
    }

    @Test
    void aConstantWithoutAWordIsNoticedAtOnce() {
        assertThatThrownBy(() -> StoredWords.of(Light.class, Map.of(Light.RED, "stop")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("GREEN");
    }

    @Test
    void twoConstantsWithOneWordAreNoticedAtOnce() {
        assertThatThrownBy(() -> StoredWords.of(Light.class, Map.of(Light.RED, "stop", Light.GREEN, "stop")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
