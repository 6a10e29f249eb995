package com.cinemataztic.incidents.notices.internal;

import com.cinemataztic.incidents.notices.HookMisconfigured;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** What whoever starts the portal is told when a hook is configured by halves: what is wrong and what to do, no stack. */
final class HookFailures extends AbstractFailureAnalyzer<HookMisconfigured> {

    @Override
    protected FailureAnalysis analyze(Throwable whole, HookMisconfigured misconfigured) {
        return new FailureAnalysis(misconfigured.getMessage(), misconfigured.remedy(), misconfigured);
    }
}
