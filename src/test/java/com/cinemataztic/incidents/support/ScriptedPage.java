package com.cinemataztic.incidents.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Opens pages as a browser's script does, and then vanishes: no heartbeat and no goodbye ever comes. */
public final class ScriptedPage {

    private static final JsonMapper JSON = new JsonMapper();

    private ScriptedPage() {}

    /** Opens the queue in this session and lets go of it. */
    public static void openAndVanish(BrowserSession session) {
        var started = session.get("/?v-r=init&location=&query=");
        assertThat(started.statusCode()).isEqualTo(200);
        var page = JSON.readTree(started.body()).path("appConfig");
        var uidl = page.path("uidl");
        var navigation = Map.of(
                "csrfToken",
                uidl.path("Vaadin-Security-Key").asString(""),
                "syncId",
                uidl.path("syncId").asInt(0),
                "clientId",
                0,
                "rpc",
                new Object[] {
                    Map.of(
                            "type",
                            "event",
                            "node",
                            1,
                            "event",
                            "ui-navigate",
                            "data",
                            Map.of(
                                    "route", "",
                                    "query", "",
                                    "appShellTitle", "",
                                    "historyState", Map.of(),
                                    "trigger", ""))
                });
        var opened = session.send(
                session.request("/?v-r=uidl&v-uiId=" + page.path("v-uiId").asInt(0))
                        .header("Content-Type", "application/json; charset=UTF-8")
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(navigation))));
        assertThat(opened.statusCode()).isEqualTo(200);
        assertThat(opened.body()).contains("queue-view");
    }
}
