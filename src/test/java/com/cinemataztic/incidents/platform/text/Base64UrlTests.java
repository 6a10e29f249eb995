package com.cinemataztic.incidents.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Base64UrlTests {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 32, 33})
    void readsWhatItWrote(int length) {
        var bytes = new byte[length];
        IntStream.range(0, length).forEach(i -> bytes[i] = (byte) (255 - i));
        assertThat(Base64Url.decode(Base64Url.encode(bytes))).contains(bytes);
    }

    @Test
    void ofAllLastCharactersOneSpellsTheBytes() {
        var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        // A byte has two characters, and the last one four bits too many.
        assertThat(alphabet.chars()
                        .mapToObj(last -> "A" + (char) last)
                        .filter(text -> Base64Url.decode(text).isPresent()))
                .containsExactly("AA", "AQ", "Ag", "Aw");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "AA==", "AA=", "A A", "AA\n", "+/", "ää", "A.", "\0"})
    void anythingElseIsNothing(String text) {
        assertThat(Base64Url.decode(text)).isEmpty();
    }
}
