package com.cinemataztic.incidents.tickets.desk;

import static com.cinemataztic.incidents.support.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketsInMemory;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Running numbers taken ahead: none is given twice, and none is lost while tickets open now and then. */
class NumberBlockTests {

    private final TicketsInMemory tickets = new TicketsInMemory();
    private final NumberBlock block = new NumberBlock(tickets);

    @Test
    void nowAndThenNoMoreAreTakenThanAreNeeded() {
        for (int i = 0; i < 5; i++) {
            reserve(1, NOON.plusSeconds(10L * i));
            assertThat(block.next("DK")).isEqualTo(TicketId.of("DK", i + 1));
        }
        assertThat(nextInStore()).isEqualTo(6);
    }

    @Test
    void oneAfterTheOtherTakesEverMoreAheadUpToALimit() {
        var given = IntStream.range(0, 500)
                .mapToObj(i -> {
                    reserve(1, NOON.plusMillis(i));
                    return block.next("DK");
                })
                .toList();

        assertThat(given)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 500)
                        .mapToObj(n -> TicketId.of("DK", n))
                        .toList());
        assertThat(nextInStore()).isBetween(501L, 566L);
    }

    @Test
    void aReserveThatIsTooSmallIsUsedUpBeforeTheNewNumbers() {
        reserve(1, NOON);
        block.next("DK");
        reserve(1, NOON.plusMillis(1)); // 2, and 3 ahead
        block.next("DK");
        tickets.takeNumbers(Map.of("DK", 10)); // by another instance: 4 to 13
        reserve(3, NOON.plusMillis(2));

        assertThat(IntStream.range(0, 3).mapToObj(_ -> block.next("DK").value()))
                .containsExactly("DK-3", "DK-14", "DK-15");
    }

    private void reserve(int count, Instant now) {
        block.reserve(Map.of("DK", count), now);
    }

    private long nextInStore() {
        return Objects.requireNonNull(tickets.takeNumbers(Map.of("DK", 1)).get("DK"));
    }
}
