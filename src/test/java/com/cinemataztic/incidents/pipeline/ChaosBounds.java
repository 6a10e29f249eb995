package com.cinemataztic.incidents.pipeline;

import java.time.Duration;

/**
 * How late the portal may be, as sums of what the parts are set to. All count from what breaks or is repaired at the vendor,
 * those after an outage from when the part that was away is ready again; of a change just before that moment the later of
 * the two counts. Nothing is added for luck.
 */
final class ChaosBounds {

    /**
     * What polling 700 machines, evaluating, asking and writing take themselves, together: no setting, but what is allowed
     * for. {@code -Dchaos.work=2} allows for less.
     */
    static final Duration WORK = Duration.ofSeconds(Integer.getInteger("chaos.work", 5));

    /** By the product's word: what Alertmanager lists (again) has a ticket within a minute. */
    static final Bound LISTED = Bound.of("listed by Alertmanager", Duration.ofSeconds(60));

    /** The exporter's breaker asks a vendor that was down again after at most this. */
    private static final Duration BREAKER = Duration.ofSeconds(30);

    /** Prometheus reads changes of its targets every 5 s and applies them every 5 s. */
    private static final Duration TARGETS = Duration.ofSeconds(10);

    private final ChaosSettings set;

    ChaosBounds(ChaosSettings settings) {
        this.set = settings;
        if (settings.settle().compareTo(confirmed().sum()) < 0) {
            throw new IllegalArgumentException("settle must be longer than the vendor's word of the machine takes");
        }
    }

    /** How late tickets may be once a part that was away is ready again. */
    record After(Bound opens, Bound recovers, Bound closes) {}

    /** A fault becomes a ticket. */
    Bound opens() {
        return opens(reported());
    }

    /** A repaired fault is shown as recovered. */
    Bound recovers() {
        return ended(reported()).plus(confirmed()).plus("work", WORK);
    }

    /** The ticket of a repaired fault closes. */
    Bound closes() {
        return ended(reported()).plus(settled());
    }

    /** Alertmanager sends no end under a silence: two polls of the portal find the alert no longer listed. */
    Bound closesUnderSilence() {
        return reported()
                .plus("keep_firing_for", set.keepsFiring())
                .plus("evaluation", set.evaluation())
                .plus("2 polls of the portal", set.ask().multipliedBy(2))
                .plus(settled());
    }

    /** The first poll finds the listed alerts; an end is sent with the next try of its group. */
    After portal() {
        return after(
                Bound.of("poll of the portal", set.ask()).plus("work", WORK),
                Bound.of("group_interval", set.groupInterval()));
    }

    /**
     * A new Alertmanager knows nothing until Prometheus sends its alerts again. It may have lost that it notified an
     * alert, and then never sends its end: the portal finds it by its absence from a list that is complete again.
     */
    After alertmanager() {
        var toldAgain = Bound.of("resend-delay", set.resend()).plus("evaluation", set.evaluation());
        return after(
                toldAgain.plus("group_wait", set.groupWait()).plus("work", WORK),
                Bound.longer(toldAgain, Bound.of("alertmanager-settles", set.alertmanagerSettles()))
                        .plus("2 polls of the portal", set.ask().multipliedBy(2)));
    }

    /**
     * Alertmanager has long sent all ends; the portal accepts them once the recovery gate opens. Until Prometheus has its
     * targets again its last data counts, and a repaired fault fires once more if the rules wait less than that.
     */
    After prometheus() {
        var reported = Bound.of("targets", TARGETS).plus(scraped());
        var firesOnceMore = set.firesAfter().compareTo(reported.sum()) < 0;
        var ends = Bound.of("keep_firing_for", set.keepsFiring())
                .plus("evaluation", set.evaluation())
                .plus("group_interval", set.groupInterval());
        return after(
                reported.plus("for", set.firesAfter())
                        .plus("evaluation", set.evaluation())
                        .plus("resend-delay", set.resend())
                        .plus("group_wait", set.groupWait())
                        .plus("work", WORK),
                reported.plus(firesOnceMore ? Bound.longer(reopensGate(), ends) : reopensGate()));
    }

    /** It is ready when it has polled. */
    After exporter() {
        return after(opens(scraped()), Bound.longer(ended(scraped()), scraped().plus(reopensGate())));
    }

    After vendor() {
        var asked = Bound.of("breaker", BREAKER).plus(reported());
        return after(opens(asked), Bound.longer(ended(asked), asked.plus(reopensGate())));
    }

    private Bound scraped() {
        return Bound.of("scrape", set.scrape()).plus("evaluation", set.evaluation());
    }

    private Bound reported() {
        return Bound.of("poll", set.poll()).plus(scraped());
    }

    private Bound opens(Bound reported) {
        return reported.plus("for", set.firesAfter())
                .plus("evaluation", set.evaluation())
                .plus("group_wait", set.groupWait())
                .plus("work", WORK);
    }

    private Bound ended(Bound reported) {
        return reported.plus("keep_firing_for", set.keepsFiring())
                .plus("evaluation", set.evaluation())
                .plus("group_interval", set.groupInterval());
    }

    /** The vendor's data of the machine since then, read by the portal. */
    private Bound confirmed() {
        return Bound.of("poll", set.poll()).plus("scrape", set.scrape()).plus("poll of the portal", set.ask());
    }

    private Bound settled() {
        return Bound.of("settle", set.settle())
                .plus("poll of the portal", set.ask())
                .plus("sweep", set.sweep())
                .plus("work", WORK);
    }

    /** One whole poll after the first response, and two evaluations after that poll, each read by a poll of the portal. */
    private Bound reopensGate() {
        var seen = set.ask().compareTo(set.evaluation()) >= 0
                ? Bound.of("2 polls of the portal", set.ask().multipliedBy(2))
                : Bound.of("2 evaluations", set.evaluation().multipliedBy(2)).plus("poll of the portal", set.ask());
        return Bound.of("recovery gate: poll of the portal", set.ask())
                .plus("poll", set.poll())
                .plus("scrape", set.scrape())
                .plus("poll of the portal", set.ask())
                .plus(seen);
    }

    private After after(Bound opens, Bound ends) {
        return new After(opens, ends.plus(confirmed()).plus("work", WORK), ends.plus(settled()));
    }
}
