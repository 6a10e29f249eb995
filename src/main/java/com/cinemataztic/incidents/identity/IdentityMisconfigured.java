package com.cinemataztic.incidents.identity;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A secret or a setting is unusable, so nobody could sign in, or anybody could. */
public class IdentityMisconfigured extends RuntimeException {

    private final String remedy;

    public IdentityMisconfigured(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    /** Reports it in one sentence instead of a stack trace. */
    static final class Analyzer extends AbstractFailureAnalyzer<IdentityMisconfigured> {

        @Override
        protected FailureAnalysis analyze(Throwable whole, IdentityMisconfigured misconfigured) {
            return new FailureAnalysis(misconfigured.getMessage(), misconfigured.remedy, misconfigured);
        }
    }
}
