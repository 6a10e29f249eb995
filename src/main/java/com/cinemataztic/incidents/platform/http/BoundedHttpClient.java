package com.cinemataztic.incidents.platform.http;

import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * HTTP/1.1 to programs that may be slow, endless or hostile: a call is bounded in time as a whole and in the bytes that
 * are read, and closes its connection when it stops early. Redirects are not followed. Safe for use by several threads.
 */
public final class BoundedHttpClient implements AutoCloseable {

    private final HttpClient http;

    /** @param connectTimeout for a connection to be made; the timeout of a call bounds it as well */
    public BoundedHttpClient(Duration connectTimeout) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectTimeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * Sends a request.
     *
     * @param request its own timeout, if it has one, bounds the wait for the headers
     * @param timeout for all of it, from the connection to the last byte of the body
     * @return never fails; to cancel it ends the call
     */
    public CompletableFuture<HttpResult> send(HttpRequest request, Duration timeout, BodyLimit limit) {
        var exchange = http.sendAsync(request, headers -> new BoundedBody(limit));
        // A request's own timeout ends with the headers, so a body that stalls has to be bounded here.
        var result = exchange.copy()
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .handle((answer, failure) -> failure == null
                        ? new HttpResult.Answer(answer.statusCode(), answer.headers(), answer.body())
                        : failed(failure, request.timeout().orElse(timeout), timeout));
        result.whenComplete((done, cancelled) -> exchange.cancel(true));
        return result;
    }

    /** The same, and waits for what comes of it. */
    public HttpResult call(HttpRequest request, Duration timeout, BodyLimit limit) {
        var result = send(request, timeout, limit);
        try {
            return result.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new HttpResult.Interrupted();
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken.getCause());
        } finally {
            result.cancel(true);
        }
    }

    private static HttpResult failed(Throwable failure, Duration forHeaders, Duration forAll) {
        var cause = cause(failure);
        if (cause instanceof TimeoutException) {
            return new HttpResult.TimedOut(forAll);
        }
        return cause instanceof HttpTimeoutException && !(cause instanceof HttpConnectTimeoutException)
                ? new HttpResult.TimedOut(forHeaders)
                : new HttpResult.Failed(cause);
    }

    private static Throwable cause(Throwable failure) {
        var cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }

    /** Ends every call that is under way, and waits for none. */
    @Override
    public void close() {
        http.shutdownNow();
    }
}
