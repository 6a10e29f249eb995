package com.cinemataztic.incidents.notifications.internal;

import com.cinemataztic.incidents.notifications.MailMisconfigured;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports an incomplete mail configuration at startup: what is wrong and how to fix it, without a stack trace. */
final class MailFailures extends AbstractFailureAnalyzer<MailMisconfigured> {

    @Override
    protected FailureAnalysis analyze(Throwable whole, MailMisconfigured misconfigured) {
        return new FailureAnalysis(misconfigured.getMessage(), misconfigured.remedy(), misconfigured);
    }
}
