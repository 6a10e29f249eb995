package com.cinemataztic.incidents.tickets.embed;

import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.support.Chromium;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** A window that shows a page with elements, whose portal is a stand-in. */
final class ElementPage implements AutoCloseable {

    private static final Duration TIME_LIMIT = Duration.ofMinutes(1);

    private final PortalStandIn portal = PortalStandIn.start();
    private final Chromium window = new Chromium(portal.address(), false);

    PortalStandIn portal() {
        return portal;
    }

    void open() {
        window.open("");
        portal.forget();
    }

    String script(String script, Object... arguments) {
        return window.script(script, arguments);
    }

    @Override
    public void close() {
        window.close();
        portal.close();
    }

    /** Adds an element that has no token. */
    void add(String region) {
        add(1, region, "undefined");
    }

    /** @param getToken the property's value as script */
    void add(int count, String region, String getToken) {
        window.script("""
                window.calls ??= [];
                window.getToken ??= async (previous, region) => {
                  calls.push([previous ?? null, region]);
                  const token = `token-${calls.length}`;
                  await new Promise((resolve) => setTimeout(resolve, 50));
                  return token;
                };
                window.root = () => element.shadowRoot;
                for (let n = 0; n < %d; n++) {
                  window.element = document.createElement('cine-incidents');
                  element.setAttribute('region', arguments[0]);
                  element.getToken = %s;
                  document.body.append(element);
                }
                """.formatted(count, getToken), region);
    }

    /** @return the next streams that are asked for */
    List<PortalStandIn.Stream> streams(int count) {
        return IntStream.range(0, count).mapToObj(_ -> portal.stream()).toList();
    }

    String text() {
        return window.script("return root().querySelector('section').innerText");
    }

    String state() {
        return window.script("return element.state");
    }

    String calls() {
        return window.script("return JSON.stringify(calls)");
    }

    void awaitText(String text) {
        await().atMost(TIME_LIMIT).until(() -> text().contains(text));
    }

    void awaitState(String state) {
        await().atMost(TIME_LIMIT).until(() -> state().equals(state));
    }

    List<WebElement> buttons() {
        return window.await("cine-incidents").getShadowRoot().findElements(By.cssSelector("button"));
    }

    static Stream<String> tokens(List<PortalStandIn.Stream> streams) {
        return streams.stream().map(PortalStandIn.Stream::token);
    }

    static String ticket(String id, String cinema, String more) {
        return "{\"id\": \"" + id
                + "\", \"state\": \"open\", \"severity\": \"critical\", \"errorId\": \"machine-offline\","
                + " \"errorDescription\": \"" + cinema + "\", \"cinemaId\": \"c\", \"cinemaName\": \"" + cinema
                + "\", \"startedAt\": \"2026-11-27T12:00:00Z\", \"revision\": 1" + more + "}";
    }
}
