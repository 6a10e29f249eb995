package com.cinemataztic.incidents.identity;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The password for the first account can't be used, so there would be nobody to sign in. */
class FirstPasswordRejected extends RuntimeException {

    FirstPasswordRejected(String message) {
        super(message);
    }

    /** Says so in one sentence instead of a stack. */
    static final class Analyzer extends AbstractFailureAnalyzer<FirstPasswordRejected> {

        @Override
        protected FailureAnalysis analyze(Throwable whole, FirstPasswordRejected rejected) {
            return new FailureAnalysis(
                    rejected.getMessage(), "Set a longer one, or none to have one generated.", rejected);
        }
    }
}
