package com.cinemataztic.incidents.exporter.cinecloud;

import com.cinemataztic.incidents.exporter.cinecloud.Circuit.Pass;
import com.cinemataztic.incidents.exporter.cinecloud.Exchange.Miss;
import com.cinemataztic.incidents.exporter.config.CineCloudSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Calls to the vendor. Retries them where that can help, holds them back while an endpoint is down or asks for fewer,
 * answers from the cache when nothing has changed, and counts failures.
 */
final class HttpCalls implements AutoCloseable {

    /** A call that was postponed this often is given up. */
    private static final int MOST_PAUSES = 10;

    /** Listings are few calls: this is two polls in a row. */
    private static final int LISTING_FAILURES = 6;

    /** Not one success in this many batches of the whole concurrency. */
    private static final int HOPELESS_ROUNDS = 3;

    private record Gate(Circuit circuit, RatePause pause) {}

    private final RetryPolicy retries;
    private final CallLedger ledger;
    private final Exchange exchange;
    private final WaitingTime.Sleep sleep;
    private final EtagCache remembered = new EtagCache();
    private final Map<Endpoint, Gate> gates = new EnumMap<>(Endpoint.class);

    HttpCalls(
            CineCloudSettings settings, RetryPolicy retries, CallLedger ledger, Clock clock, WaitingTime.Sleep sleep) {
        this.retries = retries;
        this.ledger = ledger;
        this.sleep = sleep;
        this.exchange = new Exchange(settings, clock, ledger);
        for (Endpoint endpoint : Endpoint.values()) {
            boolean listing = endpoint == Endpoint.CINEMAS || endpoint == Endpoint.MACHINES;
            int failures = listing ? LISTING_FAILURES : HOPELESS_ROUNDS * settings.concurrency();
            gates.put(endpoint, new Gate(new Circuit(failures, clock), new RatePause(clock)));
        }
    }

    /**
     * The answer as {@code read} parses it.
     *
     * @param read pure; throws {@link WireFormat.Malformed}; always the same function for the same address
     */
    <T> Answer<T> get(Endpoint endpoint, String pathAndQuery, Effort effort, Function<byte[], T> read) {
        Gate gate = Objects.requireNonNull(gates.get(endpoint));
        WaitingTime waiting = new WaitingTime(retries.inAll(), sleep);
        int failed = 0;
        int pauses = 0;
        while (true) {
            Duration pause = gate.pause().left();
            if (pause.isPositive()) {
                if (!gate.pause().waitedFor() || !waiting.covers(pause)) {
                    return failed(endpoint, "paused");
                }
                if (!waiting.sleep(pause)) {
                    return failed(endpoint, "interrupted");
                }
            }
            Exchange.Result result = pass(endpoint, gate, pathAndQuery, effort.each(), waiting);
            if (result instanceof Exchange.Body(byte[] bytes, Optional<String> etag)) {
                return taken(endpoint, pathAndQuery, bytes, etag, read);
            }
            if (result instanceof Exchange.Unchanged) {
                return unchanged(endpoint, pathAndQuery);
            }
            Miss miss = (Miss) result;
            ledger.failed(endpoint, miss.reason());
            boolean again =
                    switch (miss.word()) {
                        case RATE_LIMITED -> ++pauses < MOST_PAUSES;
                        default ->
                            miss.worthAnotherTry()
                                    && ++failed < effort.tries()
                                    && miss.askedWait().compareTo(retries.longestWait()) <= 0
                                    && waiting.sleep(retries.waitAfter(failed, miss.askedWait()));
                    };
            if (!again) {
                return new Answer.Failed<>(miss.reason());
            }
        }
    }

    @Override
    public void close() {
        exchange.close();
    }

    /** One exchange, if the circuit allows it. */
    private Exchange.Result pass(
            Endpoint endpoint, Gate gate, String pathAndQuery, Duration limit, WaitingTime waiting) {
        Pass pass;
        try {
            pass = waiting.of(gate.circuit()::enter);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Miss("interrupted", Exchange.Word.NONE, false, Duration.ZERO);
        }
        if (pass == Pass.REJECTED) {
            return new Miss("circuit_open", Exchange.Word.NONE, false, Duration.ZERO);
        }
        boolean reported = false;
        try {
            Optional<String> etag = remembered.of(pathAndQuery).map(EtagCache.Tagged::etag);
            // A trial is not cut short: it decides for all callers.
            Duration most = pass == Pass.TRIAL ? Effort.FULL.each() : limit;
            Exchange.Result result = exchange.get(endpoint, pathAndQuery, etag, most);
            reported = true;
            report(endpoint, gate, pass, result);
            return result;
        } finally {
            if (!reported) {
                gate.circuit().unknown(pass);
            }
        }
    }

    private void report(Endpoint endpoint, Gate gate, Pass pass, Exchange.Result result) {
        switch (result) {
            case Exchange.Body body -> good(endpoint, gate, pass);
            case Exchange.Unchanged unchanged -> good(endpoint, gate, pass);
            case Miss miss -> {
                switch (miss.word()) {
                    case ALIVE -> good(endpoint, gate, pass);
                    case RATE_LIMITED -> {
                        gate.pause().begin(miss.askedWait());
                        good(endpoint, gate, pass);
                    }
                    case DOWN -> {
                        if (gate.circuit().bad(pass)) {
                            ledger.circuit(endpoint, true);
                        }
                    }
                    case NONE -> gate.circuit().unknown(pass);
                }
            }
        }
    }

    private void good(Endpoint endpoint, Gate gate, Pass pass) {
        if (gate.circuit().good(pass)) {
            ledger.circuit(endpoint, false);
        }
    }

    private <T> Answer<T> taken(
            Endpoint endpoint, String address, byte[] bytes, Optional<String> etag, Function<byte[], T> read) {
        try {
            T value = read.apply(bytes);
            // Only what could be read: otherwise a malformed answer would be confirmed for ever.
            remembered.keep(address, etag, value);
            return new Answer.Good<>(value);
        } catch (WireFormat.Malformed e) {
            remembered.keep(address, Optional.empty(), e);
            return failed(endpoint, "malformed");
        }
    }

    @SuppressWarnings("unchecked") // one address is always read by the same function
    private <T> Answer<T> unchanged(Endpoint endpoint, String address) {
        Optional<EtagCache.Tagged> known = remembered.of(address);
        if (known.isEmpty()) {
            // The request was not conditional.
            return failed(endpoint, "http_304");
        }
        ledger.notModified(endpoint);
        return new Answer.Good<>((T) known.get().value());
    }

    private <T> Answer<T> failed(Endpoint endpoint, String reason) {
        ledger.failed(endpoint, reason);
        return new Answer.Failed<>(reason);
    }
}
