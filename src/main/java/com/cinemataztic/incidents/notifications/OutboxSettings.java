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
 * How notices go out.
 *
 * @param lookEvery how often it is looked at what is owed and what waits
 * @param bundle after a mail to somebody about a region the next one gathers what comes for so long
 * @param bundleMost when there were many within the hour it gathers longer, but never longer than this
 * @param pressing nothing is gathered for longer than {@code bundle} when a show begins within this
 * @param biggest so many notices at the most go into one mail
 * @param atOnce so many mails are on their way at the same time
 * @param firstRetry how long after a first failure it is tried again; each further one doubles it
 * @param lastRetry but it is tried at least this often
 * @param late what waits for longer than this is said to be late, and the heartbeat stops
 * @param keep how long it is known what went out
 */
@Validated
@ConfigurationProperties("portal.notifications.outbox")
public record OutboxSettings(
        @NotNull @DefaultValue("500ms") Duration lookEvery,
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
        return lookEvery.isPositive()
                && bundle.isPositive()
                && bundleMost.compareTo(bundle) >= 0
                && !pressing.isNegative()
                && firstRetry.isPositive()
                && lastRetry.compareTo(firstRetry) >= 0
                && late.compareTo(bundleMost) > 0
                && keep.isPositive();
    }

    /** @return how long to wait after so many attempts failed */
    public Duration retryAfter(int attempts) {
        var doubled = firstRetry.multipliedBy(1L << Math.clamp(attempts - 1, 0, 20));
        return doubled.compareTo(lastRetry) > 0 ? lastRetry : doubled;
    }

    /** @return how long to gather after the last of so many mails within an hour */
    public Duration gather(int mailsWithinTheHour, boolean isPressing) {
        var doubled = bundle.multipliedBy(1L << Math.clamp(mailsWithinTheHour - 3, 0, 20));
        return isPressing ? bundle : doubled.compareTo(bundleMost) > 0 ? bundleMost : doubled;
    }
}
