package com.cinemataztic.incidents.alerts.internal;

import com.cinemataztic.incidents.alerts.AlertSettings;
import com.cinemataztic.incidents.alerts.Alertmanagers;
import com.cinemataztic.incidents.platform.StubHttp;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An Alertmanager's API v2 that has the alerts a test gives it, and the Watchdog. */
public final class StubAlertmanager implements AutoCloseable {

    private final List<String> active = new CopyOnWriteArrayList<>();
    private final StubHttp http = new StubHttp(this::answer);

    /** @return the real client of those in the settings */
    public static Alertmanagers asking(AlertSettings settings) {
        return new HttpAlertmanagers(settings);
    }

    /** It has these alerts and no others from now on. */
    public void has(String... fingerprints) {
        active.clear();
        active.addAll(List.of(fingerprints));
        http.behave(this::answer);
    }

    /** Answers in another way from now on. */
    public void behave(StubHttp.Behaviour behaviour) {
        http.behave(behaviour);
    }

    /** @return its base address */
    public URI url() {
        return http.url();
    }

    /** @return what it was asked */
    public List<StubHttp.Call> calls() {
        return http.calls();
    }

    /** @return how many bytes of a flood were sent until it ended or its reader hung up */
    public long flooded() {
        return http.flooded();
    }

    private StubHttp.Answer answer(StubHttp.Call call) {
        return StubHttp.ok(alerts(Stream.concat(
                Stream.of(alert("Watchdog", "w4")), active.stream().map(each -> alert("X", each)))));
    }

    static String alerts(Stream<String> alerts) {
        return alerts.collect(Collectors.joining(",", "[", "]"));
    }

    static String alert(String name, String fingerprint) {
        return "{\"labels\":{\"alertname\":\"%s\"},\"fingerprint\":\"%s\",\"status\":{\"state\":\"active\"}}"
                .formatted(name, fingerprint);
    }

    @Override
    public void close() {
        http.close();
    }
}
