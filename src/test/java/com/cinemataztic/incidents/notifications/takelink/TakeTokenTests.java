package com.cinemataztic.incidents.notifications.takelink;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.notifications.RateLimiter;
import com.cinemataztic.incidents.notifications.mail.Mails;
import com.cinemataztic.incidents.tickets.TicketId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.threeten.extra.MutableClock;

class TakeTokenTests {

    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER = "fedcba9876543210fedcba9876543210".getBytes(StandardCharsets.UTF_8);
    private static final TakeToken TOKEN =
            new TakeToken(new TicketId("DK-1042"), Mails.MAJA, Mails.NOW, "AAECAwQFBgcICQoLDA0ODw");

    @Test
    void saysWhatItWasMadeOf() {
        assertThat(TakeToken.read(TOKEN.signed(KEY), List.of(KEY))).contains(TOKEN);
    }

    @Test
    void isGoodByAnyOfTheKeysSoThatOneCanBeRotated() {
        assertThat(TakeToken.read(TOKEN.signed(OTHER), List.of(KEY, OTHER))).contains(TOKEN);
        assertThat(TakeToken.read(TOKEN.signed(OTHER), List.of(KEY))).isEmpty();
    }

    @Test
    void isNothingOnceAnyCharacterOfItIsAnother() {
        var token = TOKEN.signed(KEY);
        assertThat(IntStream.range(0, token.length())
                        .mapToObj(i -> token.substring(0, i) + (char) (token.charAt(i) ^ 1) + token.substring(i + 1)))
                .allSatisfy(forged ->
                        assertThat(TakeToken.read(forged, List.of(KEY))).isEmpty());
    }

    @Test
    void whatIsNoTokenIsNone() {
        for (var text : List.of("", ".", "a", "a.b", "a.b.c", "ä.ö", "x".repeat(10_000_000), TOKEN.signed(KEY) + "A")) {
            assertThat(TakeToken.read(text, List.of(KEY))).isEmpty();
        }
        var unsigned = Base64.getUrlEncoder()
                .encodeToString("DK-1\n9\nAAECAwQFBgcICQoLDA0ODw\na@b\n".getBytes(StandardCharsets.UTF_8));
        assertThat(TakeToken.read(unsigned + ".", List.of(KEY))).isEmpty();
        assertThat(TakeToken.read(unsigned + ".", List.of())).isEmpty();
    }

    @Test
    void soManyAMinuteAreLetThroughForEachKey() {
        var clock = MutableClock.of(Mails.NOW, ZoneOffset.UTC);
        var bound = new RateLimiter(2, clock);
        assertThat(IntStream.range(0, 3).mapToObj(_ -> bound.allows("a"))).containsExactly(true, true, false);
        assertThat(bound.allows("b")).isTrue();
        clock.add(Duration.ofMinutes(1));
        assertThat(bound.allows("a")).isTrue();
    }

    @Test
    void beyondManyKeysTheRemainingOnesAreCountedTogether() {
        var bound = new RateLimiter(5, Clock.fixed(Mails.NOW, ZoneOffset.UTC));
        assertThat(IntStream.range(0, 20_000).filter(i -> bound.allows("k" + i)).count())
                .isEqualTo(10_000 + 5);
    }
}
