package com.cinemataztic.incidents.bench;

import com.cinemataztic.incidents.support.Chromium;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a window on the desk receives: its first load, a reload, and a change that is pushed. */
final class DeskWire {

    private static final int RELOADS = 5;
    private static final int CHANGES = 40;

    /** Longer than the feed's pause between two pushes. */
    private static final int PAUSE_MILLIS = 400;

    /** Text that each row has. */
    private static final String IN_EACH_ROW = "is offline";

    private final PortalProcess portal;
    private final ByteRelay relay;
    private final Chromium window;
    private final Report report;

    DeskWire(PortalProcess portal, ByteRelay relay, Chromium window, Report report) {
        this.portal = portal;
        this.relay = relay;
        this.window = window;
        this.report = report;
    }

    /** @param empty what a reload without a ticket receives; negative: not known */
    void weigh(int live, long empty) throws Exception {
        report.progress("the wire, %,d live tickets".formatted(live));
        report.heading(
                "The wire, %,d live tickets".formatted(live),
                "kB that one window receives, headers included, without TLS",
                "requests",
                "kB");
        var first = load(IN_EACH_ROW, true);
        report.columns("first load", requests(), kilobytes(first));
        var reloads = new ArrayList<Double>();
        for (int i = 0; i < RELOADS; i++) {
            reloads.add((double) load(IN_EACH_ROW, false));
        }
        var reload = new Distribution(reloads).median();
        report.columns("reload (median of %d)".formatted(RELOADS), requests(), kilobytes(reload));
        if (empty >= 0) {
            report.columns("  of it for each ticket", "", Report.number((reload - empty) / live / 1_000));
        }
        report.note("The browser asks for the rows in view and some more, not for all.");
        report.heading(
                "Pushed changes, %,d live tickets".formatted(live),
                "bytes that one window receives for a change of one ticket",
                "n",
                "min",
                "p50",
                "p90",
                "p99",
                "max");
        report.row("of the first ticket in the list", new Distribution(pushes(0)));
        report.row("of the last", new Distribution(pushes(live - 1)));
    }

    /** @return the bytes of a reload of the queue without a ticket */
    long withoutTickets() throws Exception {
        return load("No tickets", false);
    }

    /** @return the bytes until the page shows the text and is quiet */
    private long load(String shows, boolean first) throws Exception {
        window.open("");
        window.awaitText(shows);
        var before = settled();
        if (first) {
            window.forgetFiles();
        }
        window.script("location.reload()");
        Thread.sleep(PAUSE_MILLIS);
        window.awaitText(shows);
        return settled() - before;
    }

    private List<Double> pushes(int screen) throws Exception {
        var bytes = new ArrayList<Double>();
        for (int i = 0; i < CHANGES; i++) {
            var alert = Alert.firing(screen, Instant.now());
            var before = settled();
            portal.post(Alert.webhook(List.of(i % 2 == 0 ? alert.ended(Instant.now()) : alert)));
            Thread.sleep(PAUSE_MILLIS);
            bytes.add((double) (settled() - before));
        }
        return bytes;
    }

    /** Waits until nothing comes any more. */
    private long settled() throws InterruptedException {
        long before = -1;
        long now = relay.received();
        while (now != before) {
            Thread.sleep(PAUSE_MILLIS);
            before = now;
            now = relay.received();
        }
        return now;
    }

    private String requests() {
        return window.script("return performance.getEntriesByType('resource').length + 1");
    }

    private static String kilobytes(double bytes) {
        return Report.number(bytes / 1_000);
    }
}
