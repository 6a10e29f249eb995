package com.cinemataztic.incidents.alerts.intake;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;

/** Turns a dead letter's body back into a webhook's: a single alert is wrapped in a body of its own. */
final class Redelivery {

    private static final byte[] BEFORE = "{\"version\":\"4\",\"alerts\":[".getBytes(StandardCharsets.UTF_8);
    private static final byte[] AFTER = "]}".getBytes(StandardCharsets.UTF_8);

    private Redelivery() {}

    /** @return the body to parse; anything but a single alert is returned unchanged */
    static byte[] body(byte[] kept) {
        return isAlert(kept) ? wrapped(kept) : kept;
    }

    private static boolean isAlert(byte[] kept) {
        var names = new HashSet<String>();
        try {
            JsonSlices.members(kept, (name, value) -> {
                if (name.equals("alerts") || name.equals("labels") && value.beginsWith('{')) {
                    names.add(name);
                }
            });
        } catch (IllegalArgumentException noObject) {
            return false;
        }
        return names.contains("labels") && !names.contains("alerts");
    }

    private static byte[] wrapped(byte[] alert) {
        var body = new byte[BEFORE.length + alert.length + AFTER.length];
        System.arraycopy(BEFORE, 0, body, 0, BEFORE.length);
        System.arraycopy(alert, 0, body, BEFORE.length, alert.length);
        System.arraycopy(AFTER, 0, body, BEFORE.length + alert.length, AFTER.length);
        return body;
    }
}
