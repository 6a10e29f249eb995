package com.cinemataztic.incidents.tickets.stream;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes one stream, on a thread of its own, until it ends or its reader is gone. */
class StreamWriter implements Runnable, AsyncListener {

    private static final Logger LOGGER = LoggerFactory.getLogger(StreamWriter.class);

    private final TicketSubscription subscription;
    private final AsyncContext async;
    private final OutputStream out;
    private final EventEncoder encoder;
    private final TicketStreams streams;

    StreamWriter(
            TicketSubscription subscription,
            AsyncContext async,
            OutputStream out,
            EventEncoder encoder,
            TicketStreams streams) {
        this.subscription = subscription;
        this.async = async;
        this.out = out;
        this.encoder = encoder;
        this.streams = streams;
    }

    @Override
    public void run() {
        try (subscription) {
            out.write(encoder.retry());
            SharedEvent event;
            do {
                event = subscription.next();
                encoder.write(event, out);
                out.flush();
            } while (!(event.event() instanceof TicketEvent.End));
            countEnd(event.event());
        } catch (IOException broken) {
            if (isTimeout(broken)) {
                streams.countCut(TicketStreams.SLOW);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            streams.countCut(TicketStreams.FAILED);
            LOGGER.warn("A stream of tickets failed and was cut; its reader may come back", failed);
        } finally {
            complete();
        }
    }

    private void countEnd(TicketEvent event) {
        if (event instanceof TicketEvent.End end) {
            streams.countCut(end.reason().word());
        }
    }

    private static boolean isTimeout(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(SocketTimeoutException.class::isInstance);
    }

    /** Without this, the server would try to send an error page on the broken connection. */
    @Override
    public void onError(AsyncEvent event) {
        complete();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        subscription.close();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        // Streams have none.
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Nothing begins anew.
    }

    private void complete() {
        try {
            async.complete();
        } catch (IllegalStateException ended) {
            LOGGER.debug("The server had ended the stream already", ended);
        }
    }
}
