package com.cinemataztic.incidents.notifications.internal;

import com.cinemataztic.incidents.notifications.MailMisconfigured;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** What whoever starts the portal is told when mail is configured by halves: what is wrong and what to do, no stack. */
final class MailFailures extends AbstractFailureAnalyzer<MailMisconfigured> {

    @Override
    protected FailureAnalysis analyze(Throwable whole, MailMisconfigured misconfigured) {
        return new FailureAnalysis(misconfigured.getMessage(), misconfigured.remedy(), misconfigured);
    }
}
