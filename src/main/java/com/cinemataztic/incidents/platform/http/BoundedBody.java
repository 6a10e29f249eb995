package com.cinemataztic.incidents.platform.http;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a body up to its limit. Copies the bytes, because keeping a whole buffer for a single byte would waste
 * thousands.
 */
final class BoundedBody implements BodySubscriber<byte[]> {

    private static final byte[] NOTHING = {};

    private final BodyLimit limit;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    BoundedBody(BodyLimit limit) {
        this.limit = limit;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription stream) {
        subscription = stream;
        if (limit instanceof BodyLimit.Excerpt(var maxBytes, var within)) {
            CompletableFuture.delayedExecutor(within.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> stop(stream, NOTHING));
        }
        stream.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        var stream = subscription;
        if (stream == null || body.isDone()) {
            return;
        }
        for (var buffer : buffers) {
            var bytes = new byte[Math.min(buffer.remaining(), limit.maxBytes() - received.size())];
            buffer.get(bytes);
            received.writeBytes(bytes);
            if (buffer.hasRemaining()) {
                exceeded(stream);
                return;
            }
        }
        stream.request(1);
    }

    private void exceeded(Flow.Subscription stream) {
        if (limit instanceof BodyLimit.Whole(var maxBytes)) {
            body.completeExceptionally(new BodyTooLongException(maxBytes));
            stream.cancel();
        } else {
            stop(stream, received.toByteArray());
        }
    }

    /** A stream that has ended by itself is not cancelled: its connection can still be used. */
    private void stop(Flow.Subscription stream, byte[] with) {
        if (body.complete(with)) {
            stream.cancel();
        }
    }

    @Override
    public void onError(Throwable failure) {
        if (limit instanceof BodyLimit.Excerpt) {
            body.complete(NOTHING);
        } else {
            body.completeExceptionally(failure);
        }
    }

    @Override
    public void onComplete() {
        body.complete(received.toByteArray());
    }
}
