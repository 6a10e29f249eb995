package com.cinemataztic.incidents.platform.prometheus;

import java.util.Map;

/**
 * One series in the response to an instant query.
 *
 * @param labels all labels, including {@code __name__} if there is one
 * @param value the sample's value, finite
 */
public record Sample(Map<String, String> labels, double value) {

    /** @return the label's value; empty if the series has no such label */
    public String label(String name) {
        return labels.getOrDefault(name, "");
    }
}
