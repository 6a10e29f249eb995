package com.cinemataztic.incidents.store;

import com.cinemataztic.embeddedmongo.file.StoreUnusable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains at startup why there is no usable store: what is wrong and what to do, without a stack trace. */
final class StoreFailures {

    private StoreFailures() {}

    /** The embedded store cannot be opened. */
    static final class OfTheEmbedded extends AbstractFailureAnalyzer<StoreUnusable> {

        @Override
        protected FailureAnalysis analyze(Throwable whole, StoreUnusable unusable) {
            return new FailureAnalysis(
                    unusable.getMessage(),
                    "ops/store check reads the file, ops/store restore replaces it by a backup, ops/store salvage copies"
                            + " what can be read. The portal starts only with an intact store.",
                    unusable);
        }
    }

    /** The connection string cannot be used. */
    static final class OfTheUri extends AbstractFailureAnalyzer<StoreMisconfigured> {

        @Override
        protected FailureAnalysis analyze(Throwable whole, StoreMisconfigured misconfigured) {
            return new FailureAnalysis(
                    misconfigured.getMessage(),
                    "Correct MONGODB_URI, or the file that MONGODB_URI_FILE names, and start the portal again.",
                    misconfigured);
        }
    }

    /** A MongoDB server, or the embedded one, fails during startup. */
    static final class OfAServer extends AbstractFailureAnalyzer<StoreUnavailable> {

        @Override
        protected FailureAnalysis analyze(Throwable whole, StoreUnavailable unavailable) {
            return new FailureAnalysis(
                    "The store failed: " + unavailable.getMessage(),
                    "See that the server MONGODB_URI names is up, can be reached from here, and lets this user read and"
                            + " write; then start the portal again.",
                    unavailable);
        }
    }
}
