package com.cinemataztic.embeddedmongo.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyBytesTests {
    private static byte[] key(@Nullable Object... values) {
        return KeyBytes.of(Arrays.asList(values));
    }

    @Test
    void sortsAsTheValuesDo() {
        List<byte[]> ascending = List.of(
                KeyBytes.of(Collections.singletonList(null)),
                key(Double.NEGATIVE_INFINITY),
                key(Long.MIN_VALUE),
                key(-9007199254740994L),
                key(-9007199254740993L),
                key(-9007199254740992L),
                key(-1.5),
                key(-1),
                key(-Double.MIN_VALUE),
                key(0),
                key(0.1),
                key(1),
                key(9007199254740992L),
                key(9007199254740993L),
                key(9007199254740994L),
                key(Double.POSITIVE_INFINITY),
                key(""),
                key("\u0000"),
                key("\u0001"),
                key("\u0002"),
                key("a"),
                key("a", "b"),
                key("a\u0000"),
                key("ab"),
                key("b"),
                key("\u00fc"),
                key(false),
                key(true),
                key(Instant.ofEpochMilli(-1)),
                key(Instant.ofEpochMilli(1)));
        for (int i = 1; i < ascending.size(); i++) {
            assertThat(Arrays.compareUnsigned(ascending.get(i - 1), ascending.get(i)))
                    .as("%s", i)
                    .isNegative();
        }
    }

    @Test
    void takesEqualNumbersForOne() {
        assertThat(key(1)).isEqualTo(key(1L)).isEqualTo(key(1.0));
        assertThat(key(-0.0)).isEqualTo(key(0));
    }

    @Test
    void doesNotMistakeTwoValuesForTwoOthers() {
        assertThat(key("a", "bc")).isNotEqualTo(key("ab", "c"));
        assertThat(key("a", null)).isNotEqualTo(key(null, "a"));
    }
}
