package com.cinemataztic.incidents.identity.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What waits for a reader that reads nothing is bounded. */
class SocketOutboxTests {

    private final List<String> written = new ArrayList<>();
    private final List<Runnable> threads = new ArrayList<>();
    private final List<Exception> broken = new ArrayList<>();
    private final SocketOutbox outbox = new SocketOutbox(
            message -> written.add(new String(message, StandardCharsets.UTF_8)), broken::add, threads::add);

    @Test
    void takesSoManyMessagesAndNoMore() {
        IntStream.range(0, SocketOutbox.MOST_MESSAGES)
                .forEach(i -> assertThat(outbox.offer(utf8("m" + i))).isTrue());
        assertThat(outbox.offer(utf8("one more"))).isFalse();
        assertThat(outbox.waiting()).isEqualTo(SocketOutbox.MOST_MESSAGES);
    }

    @Test
    void takesSoManyBytesAndNoMore() {
        assertThat(outbox.offer(utf8("a".repeat(SocketOutbox.MOST_BYTES)))).isTrue();
        assertThat(outbox.offer(utf8("a"))).isFalse();
    }

    @Test
    void hasOneThreadHoweverMuchWaits() {
        IntStream.range(0, 500).forEach(i -> outbox.offer(utf8("m" + i)));
        assertThat(threads).hasSize(1);
    }

    @Test
    void hasRoomAgainOnceItIsRead() {
        IntStream.range(0, SocketOutbox.MOST_MESSAGES).forEach(i -> outbox.offer(utf8("m" + i)));
        runThreads();
        assertThat(written).hasSize(SocketOutbox.MOST_MESSAGES).startsWith("m0", "m1");
        assertThat(outbox.offer(utf8("a".repeat(SocketOutbox.MOST_BYTES)))).isTrue();
        assertThat(threads).hasSize(1);
    }

    @Test
    void aResultComesAfterWhatWasQueuedBefore() {
        outbox.offer(utf8("acknowledgement"));
        outbox.write(() -> utf8("result"));
        runThreads();
        assertThat(written).containsExactly("acknowledgement", "result");
    }

    @Test
    void keepsAndEncodesNothingOnceItIsClosed() {
        outbox.offer(utf8("queued"));
        outbox.close();
        outbox.write(() -> {
            throw new AssertionError("encoded for nobody");
        });
        runThreads();
        assertThat(outbox.offer(utf8("later"))).isTrue();
        assertThat(written).isEmpty();
        assertThat(outbox.waiting()).isZero();
    }

    @Test
    void aBrokenConnectionIsReportedOnceAndForgetsWhatWaits() {
        var failing = new SocketOutbox(
                _ -> {
                    throw new IOException("gone");
                },
                broken::add,
                threads::add);
        failing.offer(utf8("one"));
        failing.offer(utf8("two"));
        runThreads();
        assertThat(broken).hasSize(1);
        assertThat(failing.waiting()).isZero();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void runThreads() {
        threads.forEach(Runnable::run);
        threads.clear();
    }
}
