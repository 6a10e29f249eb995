package com.cinemataztic.incidents.pipeline;

import java.time.Duration;

/**
 * How late the portal may be, as sums of what the parts are set to. All count from what breaks or is mended at the vendor,
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

    /** Prometheus looks for news of its targets every 5 s, and then takes them over every 5 s. */
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

    /** What breaks is a ticket. */
    Bound opens() {
        return opens(told());
    }

    /** What is mended is said to have recovered. */
    Bound recovers() {
        return ended(told()).plus(confirmed()).plus("work", WORK);
    }

    /** What is mended is closed. */
    Bound closes() {
        return ended(told()).plus(settled());
    }

    /** Under a silence Alertmanager tells no end: two looks of the portal find it listed no more. */
    Bound closesUnderSilence() {
        return told().plus("keep_firing_for", set.keepsFiring())
                .plus("evaluation", set.evaluation())
                .plus("2 looks", set.ask().multipliedBy(2))
                .plus(settled());
    }

    /** The first look finds what is listed; what ended is told with the next try of its group. */
    After portal() {
        return after(Bound.of("look", set.ask()).plus("work", WORK), Bound.of("group_interval", set.groupInterval()));
    }

    /**
     * A new Alertmanager knows nothing until it is told again. It may have forgotten that it told of an alert, and then
     * never tells its end: that is found by its absence from the list, once the list may be believed.
     */
    After alertmanager() {
        var toldAgain = Bound.of("resend-delay", set.resend()).plus("evaluation", set.evaluation());
        return after(
                toldAgain.plus("group_wait", set.groupWait()).plus("work", WORK),
                Bound.longer(toldAgain, Bound.of("alertmanager-settles", set.alertmanagerSettles()))
                        .plus("2 looks", set.ask().multipliedBy(2)));
    }

    /**
     * Alertmanager said long ago that all has ended; it is believed when Prometheus has thawed. Until Prometheus has its
     * targets again the last word counts, and what was mended fires once more where the rules wait less than that.
     */
    After prometheus() {
        var told = Bound.of("targets", TARGETS).plus(scraped());
        var firesOnceMore = set.firesAfter().compareTo(told.sum()) < 0;
        var ends = Bound.of("keep_firing_for", set.keepsFiring())
                .plus("evaluation", set.evaluation())
                .plus("group_interval", set.groupInterval());
        return after(
                told.plus("for", set.firesAfter())
                        .plus("evaluation", set.evaluation())
                        .plus("resend-delay", set.resend())
                        .plus("group_wait", set.groupWait())
                        .plus("work", WORK),
                told.plus(firesOnceMore ? Bound.longer(thaws(), ends) : thaws()));
    }

    /** It is ready when it has polled. */
    After exporter() {
        return after(opens(scraped()), Bound.longer(ended(scraped()), scraped().plus(thaws())));
    }

    After vendor() {
        var asked = Bound.of("breaker", BREAKER).plus(told());
        return after(opens(asked), Bound.longer(ended(asked), asked.plus(thaws())));
    }

    private Bound scraped() {
        return Bound.of("scrape", set.scrape()).plus("evaluation", set.evaluation());
    }

    private Bound told() {
        return Bound.of("poll", set.poll()).plus(scraped());
    }

    private Bound opens(Bound told) {
        return told.plus("for", set.firesAfter())
                .plus("evaluation", set.evaluation())
                .plus("group_wait", set.groupWait())
                .plus("work", WORK);
    }

    private Bound ended(Bound told) {
        return told.plus("keep_firing_for", set.keepsFiring())
                .plus("evaluation", set.evaluation())
                .plus("group_interval", set.groupInterval());
    }

    /** The vendor's own word of the machine since, seen by the portal. */
    private Bound confirmed() {
        return Bound.of("poll", set.poll()).plus("scrape", set.scrape()).plus("look", set.ask());
    }

    private Bound settled() {
        return Bound.of("settle", set.settle())
                .plus("look", set.ask())
                .plus("sweep", set.sweep())
                .plus("work", WORK);
    }

    /** One whole poll after the first look that answers, and two evaluations after that poll, each seen by a look. */
    private Bound thaws() {
        var seen = set.ask().compareTo(set.evaluation()) >= 0
                ? Bound.of("2 looks", set.ask().multipliedBy(2))
                : Bound.of("2 evaluations", set.evaluation().multipliedBy(2)).plus("look", set.ask());
        return Bound.of("thaw: look", set.ask())
                .plus("poll", set.poll())
                .plus("scrape", set.scrape())
                .plus("look", set.ask())
                .plus(seen);
    }

    private After after(Bound opens, Bound ends) {
        return new After(opens, ends.plus(confirmed()).plus("work", WORK), ends.plus(settled()));
    }
}
