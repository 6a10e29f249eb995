package com.cinemataztic.incidents.platform.health;

/** How a finding stands. */
public enum Level {
    /** As it should be. */
    OK,
    /** Nobody was failed by it yet, but somebody should look. */
    NOTICE,
    /** Something may have been missed, or may be missed right now. */
    WRONG,
    /** A source of proof that is not configured: it is not asked, and nothing is concluded from it. */
    OFF;

    /** @return whether somebody has to look */
    public boolean needsAttention() {
        return this == NOTICE || this == WRONG;
    }
}
