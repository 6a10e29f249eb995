package com.cinemataztic.incidents.tickets;

import com.cinemataztic.incidents.regions.RegionId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The core's settings.
 *
 * @param settle how long a ticket stays recovered, with health provable, before it closes by itself
 * @param reopen for how long after a closing that followed recovery the same fault opens the same ticket again
 * @param snooze for how long a person's closing snoozes the alerts that fire then
 * @param recheckBeforeShow a snooze ends this long before the next show, if that is sooner
 * @param leastSnooze but it lasts at least so long
 * @param followUpHolds whether a ticket in progress with a follow-up noted on it stays although it recovered
 * @param quietLead a cinema that is switched off is nobody's business until so long before its next show
 * @param quietLeads the same for single regions, by their ids
 * @param rollUp when a cinema's screens are rolled up into one site ticket
 * @param sweepEvery how often the tickets' timers are looked at
 * @param followEvery how often the store is asked for what other instances changed; not less than 50 ms apart
 * @param compareEvery how often the whole board is compared with the store; not less than a second apart
 * @param queue how many requests may wait for the desk before further ones are refused for now
 * @param batch how many requests the desk folds into one write at the most
 */
@Validated
@ConfigurationProperties("portal.tickets")
public record TicketSettings(
        @NotNull @DefaultValue("5m") Duration settle,
        @NotNull @DefaultValue("30m") Duration reopen,
        @NotNull @DefaultValue("30m") Duration snooze,
        @NotNull @DefaultValue("20m") Duration recheckBeforeShow,
        @NotNull @DefaultValue("5m") Duration leastSnooze,
        @DefaultValue("true") boolean followUpHolds,
        @NotNull @DefaultValue("4h") Duration quietLead,
        @NotNull @DefaultValue Map<String, Duration> quietLeads,
        @NotNull @Valid @DefaultValue RollUpSettings rollUp,
        @NotNull @DefaultValue("2s") Duration sweepEvery,

        @NotNull @DurationMin(millis = 50) @DefaultValue("500ms")
        Duration followEvery,

        @NotNull @DurationMin(seconds = 1) @DefaultValue("30s")
        Duration compareEvery,

        @Min(1) @Max(100_000) @DefaultValue("5000") int queue,
        @Min(1) @Max(5_000) @DefaultValue("500") int batch) {

    public TicketSettings {
        quietLeads = Map.copyOf(quietLeads);
    }

    /** @return from how long before the next show on people are told that the region's machines are offline */
    public Duration quietLead(RegionId region) {
        return quietLeads.getOrDefault(region.value(), quietLead);
    }

    /** @return how long things last in a ticket's life */
    public Windows windows() {
        return new Windows(settle, reopen, snooze, recheckBeforeShow, leastSnooze, followUpHolds);
    }
}
