package com.cinemataztic.incidents.exporter.cinecloud;

import com.cinemataztic.incidents.exporter.config.CineCloudSettings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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

    private final HttpCalls calls;
    private final CallErrors errors;

    public HttpCineCloud(CineCloudSettings settings, RetryPolicy retries, CallErrors errors) {
        this.calls = new HttpCalls(settings, retries, errors);
        this.errors = errors;
    }

    @Override
    public Answer<Listing<Cinema>> cinemas() {
        return allPages(Endpoint.CINEMAS, "/api/v1/cinemas", WireFormat::cinemas);
    }

    @Override
    public Answer<Listing<Machine>> machines() {
        return allPages(Endpoint.MACHINES, "/api/v1/machines", WireFormat::machines);
    }

    @Override
    public Answer<MachineStatus> status(MachineId machine) {
        return calls.get(Endpoint.STATUS, "/api/v1/machines/" + encode(machine.value()) + "/status")
                .then(body -> read(Endpoint.STATUS, () -> WireFormat.status(body, machine)));
    }

    @Override
    public Answer<List<Show>> shows(ScreenRef screen, Duration span) {
        String path = "/api/v1/cinemas/%s/screens/%s/shows?hours=%d"
                .formatted(encode(screen.cinemaId().value()), encode(screen.screenId()), span.toHours());
        return calls.get(Endpoint.SHOWS, path).then(body -> read(Endpoint.SHOWS, () -> WireFormat.shows(body)));
    }

    /** Ends calls under way. */
    @Override
    public void close() {
        calls.close();
    }

    private <T> Answer<Listing<T>> allPages(
            Endpoint endpoint, String path, Function<byte[], WireFormat.Page<T>> parse) {
        List<T> items = new ArrayList<>();
        boolean complete = true;
        Set<String> seen = new HashSet<>();
        Optional<String> cursor = Optional.empty();
        do {
            String query = "?limit=" + PAGE_SIZE
                    + cursor.map(c -> "&cursor=" + encode(c)).orElse("");
            Answer<WireFormat.Page<T>> answer =
                    calls.get(endpoint, path + query).then(body -> read(endpoint, () -> parse.apply(body)));
            switch (answer) {
                case Answer.Failed<WireFormat.Page<T>>(String reason) -> {
                    return new Answer.Failed<>(reason);
                }
                case Answer.Good<WireFormat.Page<T>>(WireFormat.Page<T> page) -> {
                    items.addAll(page.items());
                    complete &= page.unreadable() == 0;
                    for (int i = 0; i < page.unreadable(); i++) {
                        errors.count(endpoint, "malformed");
                    }
                    cursor = page.next();
                }
            }
            if (cursor.isPresent() && !seen.add(cursor.get())) {
                // The same place again would be paged for ever.
                return failed(endpoint, "malformed");
            }
        } while (cursor.isPresent());
        // No machine at all is a fault of the vendor, not a fleet that was sold: believing it would end every alert.
        return items.isEmpty() ? failed(endpoint, "empty") : new Answer.Good<>(new Listing<>(items, complete));
    }

    private <T> Answer<T> read(Endpoint endpoint, WireFormat.Reading<T> reading) {
        try {
            return new Answer.Good<>(reading.read());
        } catch (WireFormat.Malformed e) {
            return failed(endpoint, "malformed");
        }
    }

    private <T> Answer<T> failed(Endpoint endpoint, String reason) {
        errors.count(endpoint, reason);
        return new Answer.Failed<>(reason);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
