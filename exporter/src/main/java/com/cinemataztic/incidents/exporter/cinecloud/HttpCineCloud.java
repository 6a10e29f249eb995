package com.cinemataztic.incidents.exporter.cinecloud;

import com.cinemataztic.incidents.exporter.config.CineCloudSettings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The vendor's API, version 1, over HTTP. */
public final class HttpCineCloud implements CineCloud, AutoCloseable {

    private static final int PAGE_SIZE = 200;

    /** A hundred times the fleet: a listing with more pages never ends. */
    private static final int MOST_PAGES = 400;

    private final HttpCalls calls;
    private final CallLedger ledger;

    public HttpCineCloud(CineCloudSettings settings, RetryPolicy retries, CallLedger ledger, Clock clock) {
        this(settings, retries, ledger, clock, HttpCineCloud::sleep);
    }

    HttpCineCloud(
            CineCloudSettings settings, RetryPolicy retries, CallLedger ledger, Clock clock, WaitingTime.Sleep sleep) {
        this.calls = new HttpCalls(settings, retries, ledger, clock, sleep);
        this.ledger = ledger;
    }

    @Override
    public Answer<Listing<Cinema>> cinemas() {
        return allPages(Endpoint.CINEMAS, "/api/v1/cinemas", ListingFormat::cinemas);
    }

    @Override
    public Answer<Listing<Machine>> machines() {
        return allPages(Endpoint.MACHINES, "/api/v1/machines", ListingFormat::machines);
    }

    @Override
    public Answer<MachineStatus> status(MachineId machine, Effort effort) {
        String path = "/api/v1/machines/" + encode(machine.value()) + "/status";
        return calls.get(Endpoint.STATUS, path, effort, body -> StatusFormat.status(body, machine))
                .then(read -> {
                    countMalformed(Endpoint.STATUS, read.unreadable());
                    return new Answer.Good<>(read.item());
                });
    }

    @Override
    public Answer<List<Show>> shows(ScreenRef screen, Duration span, Effort effort) {
        String path = "/api/v1/cinemas/%s/screens/%s/shows?hours=%d"
                .formatted(encode(screen.cinemaId().value()), encode(screen.screenId()), span.toHours());
        return calls.get(Endpoint.SHOWS, path, effort, ShowsFormat::shows);
    }

    /** Cancels calls in progress. */
    @Override
    public void close() {
        calls.close();
    }

    private <T> Answer<Listing<T>> allPages(
            Endpoint endpoint, String path, Function<byte[], ListingFormat.Page<T>> parse) {
        List<T> items = new ArrayList<>();
        boolean complete = true;
        Set<String> seen = new HashSet<>();
        Optional<String> cursor = Optional.empty();
        do {
            String query = "?limit=" + PAGE_SIZE
                    + cursor.map(c -> "&cursor=" + encode(c)).orElse("");
            switch (calls.get(endpoint, path + query, Effort.FULL, parse)) {
                case Answer.Failed<ListingFormat.Page<T>>(String reason) -> {
                    return new Answer.Failed<>(reason);
                }
                case Answer.Good<ListingFormat.Page<T>>(ListingFormat.Page<T> page) -> {
                    items.addAll(page.items());
                    complete &= page.unreadable() == 0;
                    countMalformed(endpoint, page.unreadable());
                    cursor = page.next();
                }
            }
            if (cursor.isPresent() && (!seen.add(cursor.get()) || seen.size() >= MOST_PAGES)) {
                // A repeated cursor, or ever new ones, would be followed for ever.
                return failed(endpoint, "malformed");
            }
        } while (cursor.isPresent());
        // A list without machines is a fault of the vendor, not a fleet that was sold. Believing it would end every
        // alert.
        return items.isEmpty() ? failed(endpoint, "empty") : new Answer.Good<>(new Listing<>(items, complete));
    }

    private void countMalformed(Endpoint endpoint, int times) {
        for (int i = 0; i < times; i++) {
            ledger.failed(endpoint, "malformed");
        }
    }

    private <T> Answer<T> failed(Endpoint endpoint, String reason) {
        ledger.failed(endpoint, reason);
        return new Answer.Failed<>(reason);
    }

    private static boolean sleep(Duration time) {
        try {
            Thread.sleep(time);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
