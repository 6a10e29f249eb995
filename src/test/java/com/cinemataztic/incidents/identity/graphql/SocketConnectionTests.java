package com.cinemataztic.incidents.identity.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Caller;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.identity.access.ApiSettings;
import com.cinemataztic.incidents.identity.access.RateLimits;
import com.cinemataztic.incidents.platform.graphql.GraphQlJson;
import com.cinemataztic.incidents.platform.graphql.GraphQlSettings;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.util.unit.DataSize;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;
import reactor.core.publisher.Mono;

/** A client that never reads, and one that never stops. */
class SocketConnectionTests {

    private static final String INIT = "{\"type\":\"connection_init\"}";
    private static final String PING = "{\"type\":\"ping\"}";
    private static final Actor RITA = new Actor("rita", Role.VIEWER, Set.of());

    private static final ApiSettings LIMITS = new ApiSettings(1, 10, DataSize.ofMegabytes(1));

    private final CountDownLatch reads = new CountDownLatch(1);
    private final BlockingQueue<CloseStatus> closed = new LinkedBlockingQueue<>();
    private final AtomicInteger executed = new AtomicInteger();
    private boolean mustAuthenticate;

    @AfterEach
    void read() {
        reads.countDown();
    }

    @Test
    void whoSendsAndNeverReadsIsCutOff() throws InterruptedException {
        var connection = initialised();
        for (int i = 0; i < 2 * SocketOutbox.MOST_MESSAGES; i++) {
            connection.receive(PING);
        }
        assertThat(closed.poll(1, TimeUnit.MINUTES)).isEqualTo(SocketConnection.TOO_MUCH);
    }

    @Test
    void operationsAreCountedBeforeTheyAreRead() throws InterruptedException {
        reads.countDown();
        var connection = initialised();
        for (int i = 0; i < 1_010; i++) {
            connection.receive("{\"type\":\"subscribe\",\"id\":\"" + i + "\",\"payload\":{\"query\":\"{{{\"}}");
        }
        await().untilAsserted(() -> assertThat(executed).hasValue(10));
        connection.receive("not even JSON, and nobody looks");
        assertThat(closed.poll(1, TimeUnit.MINUTES)).isEqualTo(SocketConnection.TOO_FAST);
    }

    @Test
    void whoMustAuthenticateAgainConnectsAgain() throws InterruptedException {
        var connection = initialised();
        connection.check();
        assertThat(closed).isEmpty();
        mustAuthenticate = true;
        connection.check();
        assertThat(closed.poll(1, TimeUnit.MINUTES)).isEqualTo(SocketConnection.RENEW);
    }

    private SocketConnection initialised() {
        var caller = new Caller() {
            @Override
            public Optional<Actor> now() {
                return Optional.of(RITA);
            }

            @Override
            public boolean mustAuthenticate() {
                return mustAuthenticate;
            }
        };
        var clock = Clock.fixed(Instant.parse("2026-12-07T12:00:00Z"), ZoneOffset.UTC);
        var handler = WebGraphQlHandler.builder(_ -> {
                    executed.incrementAndGet();
                    return Mono.never();
                })
                .build();
        var connection = new SocketConnection(
                session(),
                caller,
                handler,
                new GraphQlJson(),
                new GraphQlSettings(
                        List.of(), 15, 50_000, Duration.ofSeconds(10), 2, 10, 2, 3, 4, 2, 10, Duration.ofSeconds(5)),
                new RateLimits(LIMITS, clock),
                _ -> Optional.empty(),
                _ -> true);
        connection.receive(INIT);
        return connection;
    }

    /** Writes wait until the client reads. */
    private WebSocketSession session() {
        return (WebSocketSession) Proxy.newProxyInstance(
                WebSocketSession.class.getClassLoader(),
                new Class<?>[] {WebSocketSession.class},
                (_, method, given) -> {
                    answer(method.getName(), given);
                    return method.getName().equals("getUri") ? URI.create("ws://127.0.0.1/graphql") : null;
                });
    }

    private void answer(String method, Object @Nullable [] given) throws InterruptedException {
        if (method.equals("sendMessage")) {
            reads.await();
        } else if (method.equals("close") && given != null) {
            closed.add((CloseStatus) given[0]);
        }
    }
}
