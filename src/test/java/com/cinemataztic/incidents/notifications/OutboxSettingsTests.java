package com.cinemataztic.incidents.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutboxSettingsTests {

    private static final String OUTBOX = "portal.notifications.outbox.";

    @Test
    void theDefaultsAreGoodAndAsDescribed() {
        assertThat(SettingsBinder.mistakes()).isEmpty();
        assertThat(settings())
                .isEqualTo(new OutboxSettings(
                        Duration.ofMillis(500),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(60),
                        Duration.ofMinutes(15),
                        Duration.ofMinutes(30),
                        300,
                        4,
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(20),
                        Duration.ofDays(90)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "poll-every=0s",
                "poll-every=-1s",
                "check-every=0s",
                "check-every=-1s",
                "bundle=0s",
                "bundle=-1s",
                "bundle=16m",
                "bundle-most=59s",
                "bundle-most=20m",
                "pressing=-1s",
                "first-retry=0s",
                "first-retry=-1s",
                "first-retry=11m",
                "last-retry=9s",
                "late=15m",
                "keep=0d",
                "keep=-1d"
            })
    void refusesTimesThatMakeNoSense(String property) {
        assertThat(SettingsBinder.mistakes(OUTBOX + property))
                .containsExactly(
                        "timesGood: the times of portal.notifications.outbox are to be longer than nothing, and the"
                                + " longest not shorter than the first");
    }

    @ParameterizedTest
    @CsvSource({"biggest, 1", "biggest, 501", "biggest, -1", "at-once, 0", "at-once, 65"})
    void refusesNumbersOutOfBounds(String key, int value) {
        assertThat(SettingsBinder.mistakes(OUTBOX + key + "=" + value))
                .singleElement()
                .asString()
                .startsWith(key.equals("at-once") ? "atOnce: " : "biggest: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bundle=15m",
                "bundle-most=60s",
                "pressing=0s",
                "first-retry=10m",
                "last-retry=10s",
                "late=901s",
                "biggest=2",
                "biggest=500",
                "at-once=1",
                "at-once=64",
                "keep="
            })
    void takesWhatIsJustWithinBounds(String property) {
        assertThat(SettingsBinder.mistakes(OUTBOX + property)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 10s", "1, 10s", "2, 20s", "3, 40s", "6, 320s", "7, 600s", "8, 600s", "1000000, 600s"})
    void eachFurtherRetryWaitsTwiceAsLongUpToTheLast(int attempts, String wait) {
        assertThat(settings().retryAfter(attempts)).isEqualTo(duration(wait));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 60s, 60s",
        "1, 60s, 60s",
        "3, 60s, 60s",
        "4, 120s, 60s",
        "5, 240s, 60s",
        "6, 480s, 60s",
        "7, 900s, 60s",
        "1000000, 900s, 60s"
    })
    void theMoreMailsThereWereTheLongerIsGatheredUnlessAShowPresses(int mails, String wait, String pressed) {
        assertThat(settings().gather(mails, false)).isEqualTo(duration(wait));
        assertThat(settings().gather(mails, true)).isEqualTo(duration(pressed));
    }

    @Test
    void neitherWaitsLongerThanItsLongestWhateverIsSet() {
        var settings = settings(OUTBOX + "bundle=7m", OUTBOX + "first-retry=7m", OUTBOX + "last-retry=7m");
        assertThat(settings.gather(4, false)).isEqualTo(Duration.ofMinutes(14));
        assertThat(settings.gather(5, false)).isEqualTo(Duration.ofMinutes(15));
        assertThat(settings.retryAfter(2)).isEqualTo(Duration.ofMinutes(7));
    }

    private static OutboxSettings settings(String... properties) {
        return SettingsBinder.settings(OutboxSettings.class, properties);
    }

    private static Duration duration(String seconds) {
        return Duration.parse("PT" + seconds);
    }
}
