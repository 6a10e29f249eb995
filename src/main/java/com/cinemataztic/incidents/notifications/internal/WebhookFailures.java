package com.cinemataztic.incidents.notifications.internal;

import com.cinemataztic.incidents.notifications.webhook.WebhookMisconfigured;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports an incomplete webhook configuration at startup: what is wrong and how to fix it, without a stack trace. */
final class WebhookFailures extends AbstractFailureAnalyzer<WebhookMisconfigured> {

    @Override
    protected FailureAnalysis analyze(Throwable whole, WebhookMisconfigured misconfigured) {
        return new FailureAnalysis(misconfigured.getMessage(), misconfigured.remedy(), misconfigured);
    }
}
