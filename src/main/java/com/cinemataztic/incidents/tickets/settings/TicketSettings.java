package com.cinemataztic.incidents.tickets.settings;

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
 * Settings of tickets.
 *
 * @param settle how long a ticket stays recovered, with health proven, before it closes by itself
 * @param reopen how long after a close that followed recovery the same fault re-opens the same ticket
 * @param snooze how long a person's close snoozes the alerts that fire then
 * @param recheckBeforeShow a snooze ends this long before the next show, if that is sooner
 * @param leastSnooze minimum length of a snooze
 * @param followUpHolds whether a ticket in progress with a follow-up stays open after it recovered
 * @param quietLead offline faults of a switched-off cinema notify nobody until this long before its next show
 * @param quietLeads the same for single regions, by region id
 * @param rollUp when a cinema's screens are rolled up into one site ticket
 * @param sweepEvery how often the tickets' timers are checked
 * @param followEvery how often the store is polled for other instances' changes; at least 50 ms
 * @param compareEvery how often the whole board is compared with the store; at least one second
 * @param queue how many changes may wait in each lane of the desk; further requests are rejected for now
 * @param batch how many changes the desk combines into one write; one that is longer by itself is not divided
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

        @Min(1) @Max(100_000) @DefaultValue("20000") int queue,
        @Min(1) @Max(5_000) @DefaultValue("500") int batch) {

    public TicketSettings {
        quietLeads = Map.copyOf(quietLeads);
    }

    /** @return how long before the next show notification about the region's offline machines starts */
    public Duration quietLead(RegionId region) {
        return quietLeads.getOrDefault(region.value(), quietLead);
    }

    /** @return the windows of a ticket's life */
    public Windows windows() {
        return new Windows(settle, reopen, snooze, recheckBeforeShow, leastSnooze, followUpHolds);
    }
}
