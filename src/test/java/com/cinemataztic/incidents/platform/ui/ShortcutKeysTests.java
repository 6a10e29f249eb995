package com.cinemataztic.incidents.platform.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShortcutKeysTests {

    private static final Shortcut TAKE = new Shortcut("take", "t", "ticket.key.take");
    private static final Shortcut NEXT = new Shortcut("next", "j", "ticket.key.next");
    private static final List<Shortcut> BOTH = List.of(TAKE, NEXT);

    @Test
    void aChosenKeyReplacesTheOriginalOne() {
        var keys = new ShortcutKeys(true, Map.of("take", "a"));

        assertThat(keys.of(TAKE)).isEqualTo("a");
        assertThat(keys.of(NEXT)).isEqualTo("j");
        assertThat(keys.fit(BOTH)).isTrue();
    }

    @Test
    void twoShortcutsCanSwapTheirKeys() {
        assertThat(new ShortcutKeys(true, Map.of("take", "j", "next", "t")).fit(BOTH))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"j", "", " ", "tt"})
    void aKeyThatIsTakenOrNoKeyDoesNotFit(String key) {
        assertThat(new ShortcutKeys(true, Map.of("take", key)).fit(BOTH)).isFalse();
    }
}
