package com.cinemataztic.incidents.platform.health;

import java.util.List;

/**
 * What one giver found.
 *
 * @param title for people
 * @param order where it stands among the sections, the smallest first; equal ones by title
 * @param findings in the order to be shown
 */
public record HealthSection(String title, int order, List<Finding> findings) {

    public HealthSection {
        findings = List.copyOf(findings);
    }
}
