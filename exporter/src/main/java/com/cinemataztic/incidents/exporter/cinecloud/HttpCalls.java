package com.cinemataztic.incidents.exporter.cinecloud;

import com.cinemataztic.incidents.exporter.config.CineCloudSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** GET calls to the vendor: bounded in number, time and size, tried again when that can help, counted when they fail. */
final class HttpCalls implements AutoCloseable {

    /** Far above a page of 200 entries; a runaway answer must not fill the heap. */
    private static final long LARGEST_ANSWER = 4L << 20;

    private final CineCloudSettings settings;
    private final RetryPolicy retries;
    private final CallErrors errors;
    private final Semaphore permits;
    private final HttpClient http;

    HttpCalls(CineCloudSettings settings, RetryPolicy retries, CallErrors errors) {
        this.settings = settings;
        this.retries = retries;
        this.errors = errors;
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

    /** The body of a 200 answer. */
    Answer<byte[]> get(Endpoint endpoint, String pathAndQuery) {
        HttpRequest request = request(pathAndQuery);
        for (int failed = 1; ; failed++) {
            Try result = tryOnce(request);
            if (result instanceof Body(byte[] bytes)) {
                return new Answer.Good<>(bytes);
            }
            Miss miss = (Miss) result;
            errors.count(endpoint, miss.reason());
            if (!miss.worthAnotherTry()
                    || failed >= retries.tries()
                    || !pause(retries.waitAfter(failed, miss.askedWait()))) {
                return new Answer.Failed<>(miss.reason());
            }
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private sealed interface Try {}

    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    private record Body(byte[] bytes) implements Try {}

    private record Miss(String reason, boolean worthAnotherTry, Duration askedWait) implements Try {}

    private HttpRequest request(String pathAndQuery) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(settings.url() + pathAndQuery))
                .header("Accept", "application/json")
                .header("User-Agent", "incidents-exporter");
        settings.token().ifPresent(token -> builder.header("Authorization", "Bearer " + token));
        return builder.build();
    }

    private Try tryOnce(HttpRequest request) {
        try {
            permits.acquire();
        } catch (InterruptedException e) {
            return interrupted();
        }
        try {
            return send(request);
        } finally {
            permits.release();
        }
    }

    private Try send(HttpRequest request) {
        // The time-out of the JDK's request ends with the headers; a body that drips must end too.
        CompletableFuture<HttpResponse<byte[]>> call =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
        try {
            return read(call.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            call.cancel(true);
            return timeout();
        } catch (InterruptedException e) {
            call.cancel(true);
            return interrupted();
        } catch (ExecutionException e) {
            return e.getCause() instanceof HttpTimeoutException
                    ? timeout()
                    : new Miss("connection", e.getCause() instanceof IOException, Duration.ZERO);
        }
    }

    private static Try read(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        if (status == 200) {
            return new Body(response.body());
        }
        boolean helps = status >= 500 || status == 429;
        Duration asked = response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,5}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(Duration.ZERO);
        return new Miss("http_" + status, helps, asked);
    }

    /** Not tried again at once: it already cost its caller the whole time-out. */
    private static Miss timeout() {
        return new Miss("timeout", false, Duration.ZERO);
    }

    private static Miss interrupted() {
        Thread.currentThread().interrupt();
        return new Miss("interrupted", false, Duration.ZERO);
    }

    private static boolean pause(Duration wait) {
        try {
            Thread.sleep(wait);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
