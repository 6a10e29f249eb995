package com.cinemataztic.incidents.overview.tonight;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.notifications.OutboxEntry.State;
import com.cinemataztic.incidents.notifications.mail.LocalTimes;
import com.cinemataztic.incidents.notifications.mail.Phrases;
import com.cinemataztic.incidents.overview.tonight.DailyMailRun.Delivery;
import com.cinemataztic.incidents.platform.health.Finding;
import com.cinemataztic.incidents.platform.health.HealthReporter;
import com.cinemataztic.incidents.platform.health.HealthSection;
import com.cinemataztic.incidents.platform.health.Level;
import com.cinemataztic.incidents.platform.text.Texts;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.StoreUnavailable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Reports each region whose daily mail was due and did not go out, until the next one does. */
@Component
class DailyMailHealth implements HealthReporter {

    /** Two days, in whatever zone. */
    private static final int DAYS = 2;

    private final DailyMails mails;
    private final Function<RegionId, Region> regions;
    private final Clock clock;

    @Autowired
    DailyMailHealth(DailyMails mails, RegionDirectory regions, Clock clock) {
        this(mails, regions::get, clock);
    }

    DailyMailHealth(DailyMails mails, Function<RegionId, Region> regions, Clock clock) {
        this.mails = mails;
        this.regions = regions;
        this.clock = clock;
    }

    /**
     * A mail that was due.
     *
     * @param run null: nothing was planned
     */
    private record Past(Instant dueAt, @Nullable DailyMailRun run) {

        boolean hasEnded() {
            return run != null && run.endedAt() != null;
        }
    }

    @Override
    public HealthSection evidence() {
        return new HealthSection(text("health.daily-mail.title"), 26, findings());
    }

    private List<Finding> findings() {
        try {
            var now = clock.instant();
            var on = mails.all().stream().filter(DailyMail::on).toList();
            var runs = mails.since(now.atZone(ZoneOffset.UTC).toLocalDate().minusDays(DAYS)).stream()
                    .collect(Collectors.groupingBy(DailyMailRun::region));
            var missed = on.stream()
                    .flatMap(mail -> missed(mail, runs.getOrDefault(mail.region(), List.of()), now).stream())
                    .sorted(Comparator.comparing(Finding::what))
                    .toList();
            return missed.isEmpty()
                    ? List.of(new Finding(
                            text("health.daily-mail.all"),
                            on.isEmpty() ? text("health.none") : text("health.daily-mail.regions", on.size()),
                            Level.OK,
                            ""))
                    : missed;
        } catch (StoreUnavailable down) {
            return List.of(new Finding(
                    text("health.daily-mail.all"),
                    text("health.not-readable"),
                    Level.WRONG,
                    text("health.store-down")));
        }
    }

    private Optional<Finding> missed(DailyMail mail, List<DailyMailRun> runs, Instant now) {
        var region = regions.apply(mail.region());
        for (var past : past(mail, region, runs, now).values()) {
            if (past.hasEnded() || past.dueAt().plus(DailyMailTimes.PUNCTUAL).isBefore(now)) {
                return finding(past, region, now);
            }
            // It may still go out in time: until then, the one before it counts.
        }
        return Optional.empty();
    }

    /** The newest first. A run may be of a time at which the mail is not due any more. */
    private static Map<LocalDate, Past> past(DailyMail mail, Region region, List<DailyMailRun> runs, Instant now) {
        var past = new TreeMap<LocalDate, Past>(Comparator.reverseOrder());
        DailyMailTimes.due(mail, region.zone(), now).forEach(due -> past.put(due.date(), new Past(due.at(), null)));
        runs.forEach(run -> past.put(run.date(), new Past(run.dueAt(), run)));
        return past;
    }

    private static Optional<Finding> finding(Past past, Region region, Instant now) {
        var what = text("health.daily-mail.of", region.name());
        var due = new LocalTimes(Phrases.in(Texts.locale()), now).plain(past.dueAt(), region.zone());
        var run = past.run();
        if (run == null || run.endedAt() == null) {
            return Optional.of(new Finding(
                    what,
                    text("health.daily-mail.late"),
                    Level.WRONG,
                    sentences(
                            text("health.daily-mail.due", due),
                            run == null ? "" : detail(run),
                            text("health.daily-mail.late.text"))));
        }
        if (run.skipped() != null) {
            return Optional.of(new Finding(
                    what,
                    text("health.daily-mail.skipped"),
                    Level.WRONG,
                    sentences(
                            text("health.daily-mail.due", due),
                            text("tonight.mail.skip." + run.skipped().word()),
                            text("health.daily-mail.skipped.text"))));
        }
        var failed = run.count(State.FAILED);
        return failed == 0
                ? Optional.empty()
                : Optional.of(new Finding(
                        what,
                        text(
                                "health.daily-mail.failed",
                                failed,
                                run.deliveries().size()),
                        Level.WRONG,
                        sentences(
                                text("health.daily-mail.due", due),
                                detail(run),
                                text("health.daily-mail.failed.text"))));
    }

    /** What the transport said of the first mail that it did not accept. */
    private static String detail(DailyMailRun run) {
        return run.deliveries().stream()
                .map(Delivery::detail)
                .filter(detail -> !detail.isEmpty())
                .findFirst()
                .map(detail -> text("health.daily-mail.detail", detail))
                .orElse("");
    }

    private static String sentences(String due, String why, String whatToDo) {
        return why.isEmpty() ? due + " " + whatToDo : due + " " + why + " " + whatToDo;
    }
}
