package com.cinemataztic.incidents.notifications;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the outbox is delivered.
 *
 * @param pollEvery how often pending notifications and waiting entries are polled
 * @param checkEvery how often it is verified that everything due was sent
 * @param bundle after a mail to a person about a region, how long the next one gathers entries
 * @param bundleMost after many mails within the hour the next one gathers longer, but at most this long
 * @param pressing when a show begins within this time, nothing is gathered for longer than {@code bundle}
 * @param biggest the most entries in one mail
 * @param atOnce how many mails may be in transit at the same time, and how many events to each webhook
 * @param firstRetry the delay after a first failure; each further failure doubles it
 * @param lastRetry the longest delay between attempts
 * @param late an entry that waits longer is late, and the heartbeat stops
 * @param keep how long sent entries are kept
 */
@Validated
@ConfigurationProperties("portal.notifications.outbox")
public record OutboxSettings(
        @NotNull @DefaultValue("500ms") Duration pollEvery,
        @NotNull @DefaultValue("60s") Duration checkEvery,
        @NotNull @DefaultValue("60s") Duration bundle,
        @NotNull @DefaultValue("15m") Duration bundleMost,
        @NotNull @DefaultValue("30m") Duration pressing,
        @Min(2) @Max(500) @DefaultValue("300") int biggest,
        @Min(1) @Max(64) @DefaultValue("4") int atOnce,
        @NotNull @DefaultValue("10s") Duration firstRetry,
        @NotNull @DefaultValue("10m") Duration lastRetry,
        @NotNull @DefaultValue("20m") Duration late,
        @NotNull @DefaultValue("90d") Duration keep) {

    @AssertTrue(
            message =
                    "the times of portal.notifications.outbox are to be longer than nothing, and the longest not shorter"
                            + " than the first")
    boolean isTimesGood() {
        return pollEvery.isPositive()
                && checkEvery.isPositive()
                && bundle.isPositive()
                && bundleMost.compareTo(bundle) >= 0
                && !pressing.isNegative()
                && firstRetry.isPositive()
                && lastRetry.compareTo(firstRetry) >= 0
                && late.compareTo(bundleMost) > 0
                && keep.isPositive();
    }

    /** @return how long to wait after that many failed attempts */
    public Duration retryAfter(int attempts) {
        var doubled = firstRetry.multipliedBy(1L << Math.clamp(attempts - 1, 0, 20));
        return doubled.compareTo(lastRetry) > 0 ? lastRetry : doubled;
    }

    /** @return how long to gather after the last mail, given the number of mails within an hour */
    public Duration gather(int mailsWithinTheHour, boolean isPressing) {
        var doubled = bundle.multipliedBy(1L << Math.clamp(mailsWithinTheHour - 3, 0, 20));
        return isPressing ? bundle : doubled.compareTo(bundleMost) > 0 ? bundleMost : doubled;
    }
}
