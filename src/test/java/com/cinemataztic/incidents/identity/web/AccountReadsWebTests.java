package com.cinemataztic.incidents.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.support.BrowserSession;
import com.cinemataztic.incidents.support.PortalTest;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How often the requests of a signed-in browser read its account from the store. */
@PortalTest
class AccountReadsWebTests {

    private static final Pattern SCRIPT = Pattern.compile("VAADIN/build/[\\w.-]+\\.js");

    /** Other pages of the same portal may read at the same time, but not each time. */
    private static final int ATTEMPTS = 10;

    private final MeterRegistry meters;
    private final int port;

    AccountReadsWebTests(@LocalServerPort int port, @Autowired MeterRegistry meters) {
        this.meters = meters;
        this.port = port;
    }

    @Test
    void aPageReadsTheAccountAndItsFilesDoNot() {
        var browser = new BrowserSession(port).login("admin", PortalTest.ADMIN_PASSWORD);
        var files = new ArrayList<>(List.of(
                "/styles/portal.css",
                "/styles/favicon.svg",
                "/components/live-times.js",
                "/aura/aura.css",
                "/VAADIN/static/push/vaadinPush-min.js"));
        SCRIPT.matcher(browser.get("/").body())
                .results()
                .map(MatchResult::group)
                .forEach(script -> files.add("/" + script));
        assertThat(files).hasSizeGreaterThan(5);
        assertThat(reads(
                        () -> files.forEach(file -> assertThat(browser.get(file).statusCode())
                                .describedAs(file)
                                .isEqualTo(200))))
                .isZero();
        assertThat(reads(() -> browser.get("/"))).isOne();
    }

    private long reads(Runnable requests) {
        return IntStream.range(0, ATTEMPTS)
                .mapToLong(_ -> {
                    var before = count();
                    requests.run();
                    return count() - before;
                })
                .min()
                .orElseThrow();
    }

    private long count() {
        return meters.find("mongodb.driver.commands").tag("collection", "accounts").timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }
}
