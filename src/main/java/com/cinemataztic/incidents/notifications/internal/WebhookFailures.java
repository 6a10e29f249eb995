package com.cinemataztic.incidents.notifications.internal;

import com.cinemataztic.incidents.notifications.webhook.WebhookMisconfigured;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** What whoever starts the portal is told when a hook is configured by halves: what is wrong and what to do, no stack. */
final class WebhookFailures extends AbstractFailureAnalyzer<WebhookMisconfigured> {

    @Override
    protected FailureAnalysis analyze(Throwable whole, WebhookMisconfigured misconfigured) {
        return new FailureAnalysis(misconfigured.getMessage(), misconfigured.remedy(), misconfigured);
    }
}
