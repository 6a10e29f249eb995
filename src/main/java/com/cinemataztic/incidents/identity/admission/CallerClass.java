package com.cinemataztic.incidents.identity.admission;

import java.time.Duration;

/**
 * The classes of callers. Each has permits and bytes of its own, so that no class can take the last ones of another.
 * Tomcat has a thread for each permit of all classes ({@code server.tomcat.threads.max}).
 */
public enum CallerClass {
    /**
     * Alertmanagers with a valid token, at the webhook: one request for each machine at once. The webhook bounds the
     * bytes of its bodies itself, since it keeps what it rejects ({@code portal.alerts.bodies-in-flight}).
     */
    WEBHOOK(700, 700, 700, 700, Integer.MAX_VALUE),
    /** People with a session, or named by the proxy of single sign-on. */
    PEOPLE(160, 80, 80, 40, 32 * 1024),
    /** Programs with a valid token. Embed tokens count as the token that minted them. */
    PROGRAMS(60, 40, 24, 24, 32 * 1024),
    /** Everybody else: who has no credential, or a wrong one. */
    STRANGERS(80, 48, 48, 24, 4 * 1024),
    /** Whoever asks whether the portal is alive, and Prometheus: short answers, no bodies. */
    PROBES(12, 1, 12, 1, 1);

    /** A stranger's body is a sign-in, or one that is rejected. */
    private static final Duration STRANGERS_BODY = Duration.ofSeconds(20);

    private final int requests;
    private final int bodies;
    private final int perCaller;
    private final int bodiesPerCaller;
    private final int kibibytes;

    CallerClass(int requests, int bodies, int perCaller, int bodiesPerCaller, int kibibytes) {
        this.requests = requests;
        this.bodies = bodies;
        this.perCaller = perCaller;
        this.bodiesPerCaller = bodiesPerCaller;
        this.kibibytes = kibibytes;
    }

    /** @return how many requests may be inside at once */
    public int requests() {
        return requests;
    }

    /** @return how many of them may have a body */
    public int bodies() {
        return bodies;
    }

    /** @return how many requests of one caller may be inside at once */
    public int perCaller() {
        return perCaller;
    }

    /** @return how many of them may have a body */
    public int bodiesPerCaller() {
        return bodiesPerCaller;
    }

    /** @return the bytes that all bodies inside may have together, in KiB */
    public int kibibytes() {
        return kibibytes;
    }

    /**
     * @param configured how long a known caller's body may take
     * @return how long a body of this class may take in all
     */
    Duration bodyTime(Duration configured) {
        return this == STRANGERS && STRANGERS_BODY.compareTo(configured) < 0 ? STRANGERS_BODY : configured;
    }
}
