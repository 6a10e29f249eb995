package com.cinemataztic.incidents.alerts.intake;

import static com.cinemataztic.incidents.support.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cinemataztic.incidents.alerts.DeadLettersInMemory;
import com.cinemataztic.incidents.alerts.Settings;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import org.threeten.extra.MutableClock;

/** Dead letters take a bounded number of bytes, and none is ever dropped. */
class DeadLetterBudgetTests {

    private static final int MEGABYTE = 1024 * 1024;

    private final MutableClock clock = MutableClock.of(NOON, ZoneOffset.UTC);
    private final DeadLettersInMemory letters = new DeadLettersInMemory();
    private final DeadLetterBudget budget =
            new DeadLetterBudget(letters, Settings.withDeadLetters(DataSize.ofMegabytes(2)), clock);
    private int seed;

    @Test
    void beyondTheBudgetOnlyTheBeginningOfABodyIsKept() {
        var first = random(MEGABYTE);
        var second = random(MEGABYTE);
        var third = random(MEGABYTE);
        budget.keep(first);
        budget.keep(second);
        budget.keep(third);
        assertThat(letters.kept.values()).hasSize(3);
        assertThat(kept(first).body()).isEqualTo(first.body());
        assertThat(kept(second).body()).isEqualTo(second.body());
        assertThat(kept(third).summary().truncated()).isTrue();
        assertThat(kept(third).summary().size()).isEqualTo(MEGABYTE);
        assertThat(kept(third).summary().id()).isEqualTo(third.summary().id());
        assertThat(kept(third).body()).hasSize(DeadLetter.HEAD).isEqualTo(Arrays.copyOf(third.body(), DeadLetter.HEAD));
    }

    @Test
    void aShortBodyIsKeptWholeHoweverMuchIsUsed() {
        budget.keep(random(2 * MEGABYTE));
        var shortOne = random(DeadLetter.HEAD);
        budget.keep(shortOne);
        assertThat(kept(shortOne)).isEqualTo(shortOne);
    }

    @Test
    void whatCompressesWellFits() {
        budget.keep(random(MEGABYTE));
        var blank = DeadLetter.received(NOON, "no JSON", Map.of(), new byte[8 * MEGABYTE]);
        budget.keep(blank);
        assertThat(kept(blank).summary().truncated()).isFalse();
    }

    @Test
    void roomThatAnAdminMadeIsUsedAgain() {
        var first = random(2 * MEGABYTE);
        budget.keep(first);
        letters.remove(first.summary().id());
        clock.add(Duration.ofSeconds(10));
        var second = random(MEGABYTE);
        budget.keep(second);
        assertThat(kept(second).summary().truncated()).isFalse();
    }

    @Test
    void whatWasKeptBeforeTheStartCounts() {
        letters.keep(random(2 * MEGABYTE));
        var late = random(MEGABYTE);
        budget.keep(late);
        assertThat(kept(late).summary().truncated()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0MB", "-1MB", "1000KB", "2GB"})
    void aBudgetThatMakesNoSenseIsNoSetting(String size) {
        assertThatThrownBy(() -> Settings.withDeadLetters(DataSize.parse(size)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dead-letter-budget");
    }

    private DeadLetter random(int size) {
        var body = new byte[size];
        new Random(++seed).nextBytes(body);
        return DeadLetter.received(NOON, "no JSON", Map.of(), body);
    }

    private DeadLetter kept(DeadLetter letter) {
        return letters.find(letter.summary().id()).orElseThrow();
    }
}
