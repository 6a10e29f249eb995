package com.cinemataztic.incidents.notifications.planning;

import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.TicketValues;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When the higher escalation levels are notified of a ticket that nobody takes.
 *
 * @param untaken this long without anybody taking it
 * @param beforeShow this long before the next show on its screen, while nobody has taken it
 * @param lastCall this long before the next show, while it is still broken
 * @param fromSeverity less severe tickets do not escalate
 * @param rollUpWait how long the notification about an offline machine waits for the rest of its cinema
 * @param rollUpUnless it does not wait when the next show is nearer than this
 * @param severities other times for a severity, by its name; they override those of the region
 * @param regions other times for a region, by its id
 */
@Validated
@ConfigurationProperties("portal.notifications.escalation")
public record EscalationSettings(
        @NotNull @DefaultValue("10m") Duration untaken,
        @NotNull @DefaultValue("45m") Duration beforeShow,
        @NotNull @DefaultValue("15m") Duration lastCall,
        @NotNull @DefaultValue("warning") Severity fromSeverity,
        @NotNull @DefaultValue("45s") Duration rollUpWait,
        @NotNull @DefaultValue("30m") Duration rollUpUnless,
        @NotNull @DefaultValue Map<String, @Valid Others> severities,
        @NotNull @DefaultValue Map<String, @Valid Others> regions) {

    public EscalationSettings {
        severities = Map.copyOf(severities);
        regions = Map.copyOf(regions);
    }

    /** Times that override the usual ones; null: the usual one applies. */
    record Others(
            @Nullable Duration untaken,
            @Nullable Duration beforeShow,
            @Nullable Duration lastCall) {

        private static final Others NONE = new Others(null, null, null);

        private boolean isGood() {
            return isGood(untaken) && isGood(beforeShow) && isGood(lastCall);
        }

        private static boolean isGood(@Nullable Duration time) {
            return time == null || time.isPositive();
        }
    }

    /** @return the times for tickets of this region and severity */
    EscalationDelays steps(RegionId region, Severity severity) {
        var bySeverity = severities.getOrDefault(severity.word(), Others.NONE);
        var byRegion = regions.getOrDefault(region.value(), Others.NONE);
        return new EscalationDelays(
                first(bySeverity.untaken(), byRegion.untaken(), untaken),
                first(bySeverity.beforeShow(), byRegion.beforeShow(), beforeShow),
                first(bySeverity.lastCall(), byRegion.lastCall(), lastCall));
    }

    /** @return whether the ticket escalates at all; a drill never does */
    boolean escalates(TicketValues ticket) {
        return ticket.severity().compareTo(fromSeverity) >= 0 && !ticket.fault().isDrill();
    }

    @AssertTrue(
            message = "the times of portal.notifications.escalation are to be longer than nothing, but for those of the"
                    + " roll-up")
    boolean isTimesGood() {
        return new Others(untaken, beforeShow, lastCall).isGood()
                && !rollUpWait.isNegative()
                && !rollUpUnless.isNegative()
                && Stream.concat(severities.values().stream(), regions.values().stream())
                        .allMatch(Others::isGood);
    }

    @AssertTrue(message = "portal.notifications.escalation.severities are named critical, warning and info")
    boolean isSeveritiesKnown() {
        return severities.keySet().stream()
                .allMatch(word -> Severity.parse(word).word().equals(word));
    }

    /** The portal may not know a region yet; a name that is no valid region id is a mistake. */
    @AssertTrue(message = "portal.notifications.escalation.regions are named by their ids, like new-zealand")
    boolean isRegionsNamed() {
        return regions.keySet().stream()
                .allMatch(name -> RegionId.parse(name).map(RegionId::value).equals(Optional.of(name)));
    }

    private static Duration first(@Nullable Duration one, @Nullable Duration other, Duration usual) {
        return one != null ? one : other != null ? other : usual;
    }
}
