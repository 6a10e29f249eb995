package com.cinemataztic.incidents.platform.evidence;

import java.util.List;

/**
 * What one giver found.
 *
 * @param title for people
 * @param order where it stands among the sections, the smallest first; equal ones by title
 * @param findings in the order to be shown
 */
public record EvidenceSection(String title, int order, List<Finding> findings) {

    public EvidenceSection {
        findings = List.copyOf(findings);
    }
}
