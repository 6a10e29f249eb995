package com.cinemataztic.incidents.bench;

import com.cinemataztic.incidents.support.Chromium;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** How long the portal takes for what people do on the desk, by the browser's own timing of its requests. */
final class DeskTimes {

    private static final int TIMES = 20;
    private static final int PAGES = 50;

    /** Of all that the page asked the portal since the last look: from the request to the end of its answer. */
    private static final String ASKED = """
            const asked = performance.getEntriesByType('resource').filter((entry) => /[?&]v-r=/.test(entry.name));
            const took = asked.map((entry) => (entry.responseEnd - entry.requestStart).toFixed(1)).join(' ');
            performance.clearResourceTimings();
            return took;""";

    private static final String SCROLL = """
            const grid = document.querySelector('vaadin-grid');
            grid.scrollToIndex(arguments[0] * Math.floor(grid.size / 21));""";

    private static final String[] COLUMNS = {"n", "p50", "p95", "max", "cpu"};

    private final PortalProcess portal;
    private final Chromium window;
    private final Report report;

    DeskTimes(PortalProcess portal, Chromium window, Report report) {
        this.portal = portal;
        this.window = window;
        this.report = report;
    }

    /** Something to do, the how-manieth time. */
    private interface Act {
        void run(int time) throws Exception;
    }

    void measure(int live, int closed) throws Exception {
        report.progress("times of the desk");
        report.heading(
                "The desk, %,d live and %,d closed tickets".formatted(live, closed),
                "milliseconds that the portal takes for each request of the page, and its processor time for all that is done once",
                COLUMNS);
        timed("open the queue", time -> open(""));
        timed("filter by region", time -> open("?region=" + Alert.REGIONS.get(time % Alert.REGIONS.size())));
        timed("search", time -> open("?q=Screen+" + (100 + time * 17)));
        open("");
        timed("scroll to another page", time -> {
            window.script(SCROLL, time + 1);
            Thread.sleep(500);
        });
    }

    private void open(String query) throws Exception {
        window.open(query);
        window.awaitText("is offline");
        Thread.sleep(500);
    }

    private void timed(String name, Act act) throws Exception {
        var took = new ArrayList<Double>();
        window.script(ASKED);
        var before = portal.processorTime();
        for (int time = 0; time < TIMES; time++) {
            act.run(time);
            Stream.of(window.script(ASKED).split(" "))
                    .filter(each -> !each.isBlank())
                    .map(Double::valueOf)
                    .forEach(took::add);
        }
        show(report, name, took, portal.processorTime().minus(before), TIMES);
    }

    /** The closed tickets, which the store has and no memory. */
    static void history(PortalProcess portal, Report report) throws Exception {
        report.progress("history");
        report.heading(
                "History", "milliseconds for a page of 100 closed tickets, and the portal's processor time", COLUMNS);
        pages(portal, report, "page after page", _ -> "state=closed");
        pages(portal, report, "of a region", n -> "state=closed&region=" + region(n));
        pages(portal, report, "with a word", n -> "state=closed&region=" + region(n) + "&text=screen+1" + n);
    }

    private static String region(int number) {
        return Alert.REGIONS.get(number % Alert.REGIONS.size());
    }

    private static void pages(PortalProcess portal, Report report, String name, IntFunction<String> query)
            throws Exception {
        var took = new ArrayList<Double>();
        var cursor = "";
        var before = portal.processorTime();
        for (int page = 0; page < PAGES; page++) {
            var answer = portal.list(query.apply(page) + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            took.add(answer.millis());
            // The cursor of one list is none of another.
            cursor = query.apply(page).equals(query.apply(page + 1)) ? answer.next() : "";
        }
        show(report, name, took, portal.processorTime().minus(before), PAGES);
    }

    /** The processor time hardly depends on what else the machine does. */
    private static void show(Report report, String name, List<Double> took, Duration processor, int times) {
        var all = new Distribution(took);
        report.columns(
                name,
                Integer.toString(all.count()),
                Report.number(all.median()),
                Report.number(all.at(0.95)),
                Report.number(all.at(1)),
                Report.number(processor.toMillis() / (double) times));
    }
}
