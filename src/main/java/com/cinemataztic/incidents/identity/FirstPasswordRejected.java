package com.cinemataztic.incidents.identity;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The password for the first account is unusable, so nobody could sign in. */
class FirstPasswordRejected extends RuntimeException {

    FirstPasswordRejected(String message) {
        super(message);
    }

    /** Reports it in one sentence instead of a stack trace. */
    static final class Analyzer extends AbstractFailureAnalyzer<FirstPasswordRejected> {

        @Override
        protected FailureAnalysis analyze(Throwable whole, FirstPasswordRejected rejected) {
            return new FailureAnalysis(
                    rejected.getMessage(), "Set a longer one, or none to have one generated.", rejected);
        }
    }
}
