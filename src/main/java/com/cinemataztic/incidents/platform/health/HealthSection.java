package com.cinemataztic.incidents.platform.health;

import java.util.List;

/**
 * What one reporter found.
 *
 * @param title for people
 * @param order its place among the sections, the smallest first; equal ones are sorted by title
 * @param findings in display order
 */
public record HealthSection(String title, int order, List<Finding> findings) {

    public HealthSection {
        findings = List.copyOf(findings);
    }
}
