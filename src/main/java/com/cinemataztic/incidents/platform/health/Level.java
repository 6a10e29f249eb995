package com.cinemataztic.incidents.platform.health;

/** The severity of a finding. */
public enum Level {
    /** As it should be. */
    OK,
    /** No harm has been done yet, but somebody should check. */
    NOTICE,
    /** Something may have been missed, or may be missed right now. */
    WRONG,
    /** A source of proof that is not configured: it is not queried, and nothing is concluded from it. */
    OFF;

    /** @return whether somebody has to check */
    public boolean needsAttention() {
        return this == NOTICE || this == WRONG;
    }
}
