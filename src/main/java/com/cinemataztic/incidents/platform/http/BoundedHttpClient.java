package com.cinemataztic.incidents.platform.http;

import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * HTTP/1.1 client for servers that may be slow, endless or hostile. It bounds the total time and the bytes read of each
 * call, and closes the connection when it stops early. Does not follow redirects. Thread-safe.
 */
public final class BoundedHttpClient implements AutoCloseable {

    private final HttpClient http;

    /** @param connectTimeout to open a connection; the timeout of a call bounds it as well */
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
     * @param timeout for the whole call, from the connection to the last byte of the body
     * @return never fails; cancelling it ends the call
     */
    public CompletableFuture<HttpResult> send(HttpRequest request, Duration timeout, BodyLimit limit) {
        var head = new AtomicReference<HttpResponse.ResponseInfo>();
        var exchange = http.sendAsync(request, received -> {
            head.set(received);
            return new BoundedBody(limit);
        });
        // A request's own timeout ends with the headers, so a stalled body must be bounded here.
        var result = exchange.copy()
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .handle((answer, failure) -> {
                    if (failure == null) {
                        return new HttpResult.Answer(answer.statusCode(), answer.headers(), answer.body());
                    }
                    // A connection that breaks off may fail the exchange before the body is complete without it.
                    return limit instanceof BodyLimit.Excerpt && head.get() != null
                            ? new HttpResult.Answer(
                                    head.get().statusCode(), head.get().headers(), new byte[0])
                            : failed(failure, request.timeout().orElse(timeout), timeout);
                });
        result.whenComplete((done, cancelled) -> exchange.cancel(true));
        return result;
    }

    /** The same, but waits for the result. */
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

    /** Ends all calls in progress without waiting for them. */
    @Override
    public void close() {
        http.shutdownNow();
    }
}
