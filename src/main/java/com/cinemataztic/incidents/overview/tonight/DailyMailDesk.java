package com.cinemataztic.incidents.overview.tonight;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.AuditLog;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.oncall.EditResult;
import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.regions.RegionId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * The entrance for settings of daily mails. Only admins change them, in the regions that they may see. Every method
 * throws {@link com.cinemataztic.incidents.store.StoreUnavailable} when the store fails.
 */
@Service
public class DailyMailDesk {

    /** Two days, in whatever zone: the last run of a region is not older unless its mail is off. */
    private static final int DAYS = 2;

    private final DailyMails mails;
    private final AuditLog audit;
    private final Clock clock;

    DailyMailDesk(DailyMails mails, AuditLog audit, Clock clock) {
        this.mails = mails;
        this.audit = audit;
        this.clock = clock;
    }

    /** @return the settings of the regions that the actor may see; a region without one has its mail off */
    public Map<RegionId, DailyMail> all(Actor actor) {
        return mails.all().stream()
                .filter(mail -> actor.maySee(mail.region()))
                .collect(Collectors.toMap(DailyMail::region, Function.identity()));
    }

    /** @return the last run of each region that the actor may see, if it is of today or yesterday */
    public Map<RegionId, DailyMailRun> lastRuns(Actor actor) {
        var from = clock.instant().atZone(ZoneOffset.UTC).toLocalDate().minusDays(DAYS);
        return mails.since(from).stream()
                .filter(run -> actor.maySee(run.region()))
                .collect(Collectors.toMap(
                        DailyMailRun::region,
                        Function.identity(),
                        BinaryOperator.maxBy(Comparator.comparing(DailyMailRun::date))));
    }

    /** @return whether the actor may change the region's setting */
    public boolean mayChange(Actor actor, RegionId region) {
        return actor.role().includes(Role.ADMIN) && actor.maySee(region) && !region.equals(RegionId.UNASSIGNED);
    }

    /**
     * Changes a region's setting.
     *
     * @param seen the setting when the person began to edit; nothing is written if it has changed since
     */
    public EditResult<DailyMail> write(Actor actor, DailyMail seen, DailyMail changed) {
        if (!mayChange(actor, seen.region())) {
            return new EditResult.Rejected<>(Explanation.of("tonight.mail.rejected.not-allowed"));
        }
        var fault = changed.fault();
        if (fault.isPresent()) {
            return new EditResult.Rejected<>(fault.get());
        }
        var next = changed.stored(clock.instant());
        var change = new AuditLog.Change(
                actor, AuditLog.Kind.DAILY_MAIL_CHANGED, seen.region().value(), seen.values(), next.values());
        return audit.record(change, () -> mails.put(next, seen.version()))
                ? new EditResult.Done<>(next)
                : new EditResult.Stale<>(stored(seen.region()).orElse(DailyMail.off(seen.region())));
    }

    private Optional<DailyMail> stored(RegionId region) {
        return mails.all().stream().filter(mail -> mail.region().equals(region)).findFirst();
    }
}
