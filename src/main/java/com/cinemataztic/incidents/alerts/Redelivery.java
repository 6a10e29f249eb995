package com.cinemataztic.incidents.alerts;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A dead letter's body as a webhook's: an alert that was kept by itself is put into a body of its own. */
final class Redelivery {

    private static final JsonMapper JSON = new JsonMapper();

    private Redelivery() {}

    /** @return the body to be read: what is no single alert as it is */
    static byte[] body(byte[] kept) {
        JsonNode node;
        try {
            node = JSON.readTree(kept);
        } catch (JacksonException noJson) {
            return kept;
        }
        if (node == null || !node.path("labels").isObject() || node.has("alerts")) {
            return kept;
        }
        var message = JSON.createObjectNode();
        message.put("version", "4");
        message.putArray("alerts").addAll(List.of(node));
        return JSON.writeValueAsBytes(message);
    }
}
