package com.cinemataztic.incidents.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.willReturn;

import com.cinemataztic.incidents.identity.audit.AuditEntries;
import com.cinemataztic.incidents.identity.audit.AuditEntry;
import com.cinemataztic.incidents.store.CostlyReadSettings;
import com.cinemataztic.incidents.store.CostlyReads;
import com.cinemataztic.incidents.store.StoreUnavailable;
import com.cinemataztic.incidents.support.PortalTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/** Costly reads over HTTP: without a permit, and broken half-way. */
@PortalTest
@TestPropertySource(properties = "portal.reads.permit-timeout=20ms")
@DirtiesContext
class CostlyReadsWebTests {

    @LocalServerPort
    int port;

    @Autowired
    CostlyReads reads;

    @Autowired
    CostlyReadSettings settings;

    @MockitoSpyBean
    AuditEntries audit;

    @ParameterizedTest
    @ValueSource(strings = {"/api/stats", "/api/tickets?text=lamp", "/api/tickets.csv", "/api/audit", "/api/audit.csv"})
    void withoutAPermitTheAnswerSaysWhatToDo(String path) throws Exception {
        try (var _ = allTaken()) {
            var answer = send(request(path));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(429);
            assertThat(answer.headers().firstValue("Retry-After")).contains("1");
            assertThat(answer.body()).contains("urn:incidents:problem:too-many-reads", "try again");
        }
        assertThat(send(request(path)).statusCode()).isEqualTo(200);
    }

    @Test
    void graphQlHasACodeForIt() throws Exception {
        try (var _ = allTaken()) {
            var answer = send(request("/graphql")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"query\": \"{ stats { complete } }\"}")));
            assertThat(answer.body()).contains("\"code\":\"too-many-reads\"");
        }
    }

    @Test
    void aTableThatBreaksHalfWayIsABrokenTransfer() {
        var entries = IntStream.range(0, 500)
                .mapToObj(i -> new AuditEntry(
                        "a" + i,
                        Instant.EPOCH,
                        "ada",
                        AuditEntry.By.PERSON,
                        "account-added",
                        "bo",
                        new TreeMap<>(),
                        new TreeMap<>(),
                        AuditEntry.Result.DONE))
                .toList();
        var part = new AuditEntries.Part(entries, true);
        willReturn(part, part)
                .willThrow(new StoreUnavailable("down", new IllegalStateException()))
                .given(audit)
                .read(any(), any(), anyInt());
        assertThatThrownBy(() -> send(request("/api/audit.csv")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("chunked transfer encoding");
    }

    /** Others' reads that hold every permit until it is closed. */
    private Held allTaken() throws InterruptedException {
        var end = new CountDownLatch(1);
        var inside = new CountDownLatch(settings.inAll());
        var held = IntStream.range(0, settings.inAll())
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> hold("other-" + i, inside, end),
                        task -> Thread.ofVirtual().start(task)))
                .toArray(CompletableFuture[]::new);
        inside.await();
        return () -> {
            end.countDown();
            CompletableFuture.allOf(held).join();
        };
    }

    private void hold(String caller, CountDownLatch inside, CountDownLatch end) {
        try {
            reads.run(caller, () -> {
                inside.countDown();
                end.await();
                return true;
            });
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Held extends AutoCloseable {
        @Override
        void close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + PortalTest.API_TOKEN);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
