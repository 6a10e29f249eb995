package com.cinemataztic.incidents.platform.prometheus;

import java.util.Map;

/**
 * One series of an instant query's answer.
 *
 * @param labels all labels, {@code __name__} included when there is one
 * @param value the sample's value, finite
 */
public record Sample(Map<String, String> labels, double value) {

    /** @return the label's value, empty when the series has no such label */
    public String label(String name) {
        return labels.getOrDefault(name, "");
    }
}
