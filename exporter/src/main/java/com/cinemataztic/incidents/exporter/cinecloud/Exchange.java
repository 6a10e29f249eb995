package com.cinemataztic.incidents.exporter.cinecloud;

import com.cinemataztic.incidents.exporter.config.CineCloudSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Single GET exchanges with the vendor: limited in number, time and size, never retried. */
final class Exchange implements AutoCloseable {

    /** Far above a page of 200 entries. A runaway answer must not fill the heap. */
    private static final long LARGEST_ANSWER = 4L << 20;

    private final CineCloudSettings settings;
    private final Clock clock;
    private final CallLedger ledger;
    private final Semaphore permits;
    private final HttpClient http;

    Exchange(CineCloudSettings settings, Clock clock, CallLedger ledger) {
        this.settings = settings;
        this.clock = clock;
        this.ledger = ledger;
        // Fair: a slow endpoint with many callers must not starve the others.
        this.permits = new Semaphore(settings.concurrency(), true);
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                // A redirect could carry the token to another host.
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.timeout())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /** The result of one exchange. */
    sealed interface Result {}

    /** A 200 response. */
    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    record Body(byte[] bytes, Optional<String> etag) implements Result {}

    /** A 304 response. */
    record Unchanged() implements Result {}

    /**
     * Any other result.
     *
     * @param reason a reason of {@link Answer.Failed}
     * @param word what it says about the endpoint as a whole
     * @param worthAnotherTry whether the same call may succeed soon
     * @param askedWait the wait that the vendor asked for; zero if none
     */
    record Miss(String reason, Word word, boolean worthAnotherTry, Duration askedWait) implements Result {}

    /** What a failure says about the endpoint. */
    enum Word {
        /** It answers: the fault lies with the request or with one machine. */
        ALIVE,
        /** It may be down. */
        DOWN,
        /** It asks for fewer calls. */
        RATE_LIMITED,
        /** Nothing. */
        NONE
    }

    /** Waits for a free permit, then for the answer, at most {@code limit}. */
    Result get(Endpoint endpoint, String pathAndQuery, Optional<String> etag, Duration limit) {
        HttpRequest request = request(pathAndQuery, etag);
        try {
            permits.acquire();
        } catch (InterruptedException e) {
            return interrupted();
        }
        long start = System.nanoTime();
        ledger.begun(endpoint);
        try {
            return send(request, limit.compareTo(settings.timeout()) < 0 ? limit : settings.timeout());
        } finally {
            // Before the permit is released: no observer may count one call too many.
            ledger.ended(endpoint, Duration.ofNanos(System.nanoTime() - start));
            permits.release();
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private HttpRequest request(String pathAndQuery, Optional<String> etag) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(settings.url() + pathAndQuery))
                .header("Accept", "application/json")
                .header("User-Agent", "incidents-exporter");
        etag.ifPresent(tag -> builder.header("If-None-Match", tag));
        settings.token().ifPresent(token -> builder.header("Authorization", "Bearer " + token));
        return builder.build();
    }

    private Result send(HttpRequest request, Duration limit) {
        // The time-out of the JDK's request ends with the headers. A slow body needs a limit, too.
        CompletableFuture<HttpResponse<byte[]>> call =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
        try {
            return read(call.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            call.cancel(true);
            boolean cutShort = limit.compareTo(settings.timeout()) < 0;
            return cutShort ? new Miss("slow", Word.NONE, false, Duration.ZERO) : timeout();
        } catch (InterruptedException e) {
            call.cancel(true);
            return interrupted();
        } catch (ExecutionException e) {
            return failed(e.getCause());
        }
    }

    private Result read(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        return switch (status) {
            case 200 -> new Body(response.body(), response.headers().firstValue("ETag"));
            case 304 -> new Unchanged();
            default -> {
                Word word = status == 429 ? Word.RATE_LIMITED : status >= 500 ? Word.DOWN : Word.ALIVE;
                Duration asked = RetryAfter.of(response.headers().firstValue("Retry-After"), clock.instant());
                yield new Miss("http_" + status, word, status >= 500, asked);
            }
        };
    }

    private static Miss failed(@Nullable Throwable cause) {
        if (cause instanceof HttpTimeoutException) {
            return timeout();
        }
        // The JDK has no exception type for this.
        if (cause != null && String.valueOf(cause.getMessage()).contains("exceeds capacity")) {
            return new Miss("oversize", Word.ALIVE, false, Duration.ZERO);
        }
        return new Miss("connection", Word.DOWN, cause instanceof IOException, Duration.ZERO);
    }

    /** Not retried immediately: it already cost its caller the whole time-out. */
    private static Miss timeout() {
        return new Miss("timeout", Word.DOWN, false, Duration.ZERO);
    }

    private static Miss interrupted() {
        Thread.currentThread().interrupt();
        return new Miss("interrupted", Word.NONE, false, Duration.ZERO);
    }
}
