package com.cinemataztic.incidents.notices;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Keeps how each hook fares, since this portal started. */
@Component
class HookWatch {

    private static final Logger LOGGER = LoggerFactory.getLogger(HookWatch.class);
    private static final Standing FRESH = new Standing(null, null, "", null);

    private final Map<HookName, Standing> standings = new ConcurrentHashMap<>();
    private final MeterRegistry meters;
    private final Clock clock;

    /**
     * How one hook fares.
     *
     * @param acceptedAt when it last took an event, null when it has not yet
     * @param ailingSince since when it takes none, null while it does or is not known not to
     * @param ailment why it did not take the last one, for people; empty if it did
     * @param restsUntil until when it asked to be left alone, null if it did not
     */
    record Standing(
            @Nullable Instant acceptedAt,
            @Nullable Instant ailingSince,
            String ailment,
            @Nullable Instant restsUntil) {

        boolean ails() {
            return ailingSince != null;
        }

        boolean restsAt(Instant moment) {
            return restsUntil != null && moment.isBefore(restsUntil);
        }
    }

    HookWatch(Hooks hooks, MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
        for (var hook : hooks.all()) {
            List.of(new HookAnswer.Accepted(), new HookAnswer.Refused(""), new HookAnswer.Later("", null))
                    .forEach(answer -> count(hook, answer, 0));
            meters.gauge(
                    "portal.hooks.ailing",
                    List.of(Tag.of("hook", hook.name().value())),
                    this,
                    watch -> watch.of(hook.name()).ails() ? 1 : 0);
        }
    }

    /** @return how it fares */
    Standing of(HookName hook) {
        return standings.getOrDefault(hook, FRESH);
    }

    /**
     * Notes what came of an event.
     *
     * @param restsUntil until when the hook is left alone, null: it need not be
     */
    void note(Hook hook, HookAnswer answer, @Nullable Instant restsUntil) {
        count(hook, answer, 1);
        var now = clock.instant();
        standings.compute(hook.name(), (_, known) -> {
            var before = known == null ? FRESH : known;
            return switch (answer) {
                case HookAnswer.Accepted _ -> {
                    if (before.ails()) {
                        LOGGER.info("The hook {} takes events again", hook);
                    }
                    yield new Standing(now, null, "", null);
                }
                case HookAnswer.Refused(var reason) -> ailing(hook, before, reason, null, now);
                case HookAnswer.Later later -> ailing(hook, before, later.reason(), restsUntil, now);
            };
        });
    }

    /** Once when it begins: a log that says it at every try hides what else it says. */
    private static Standing ailing(
            Hook hook, Standing before, String reason, @Nullable Instant restsUntil, Instant now) {
        if (!before.ails()) {
            LOGGER.warn("The hook {} does not take an event: {}", hook, reason);
        }
        return new Standing(
                before.acceptedAt(), before.ailingSince() == null ? now : before.ailingSince(), reason, restsUntil);
    }

    private void count(Hook hook, HookAnswer answer, int times) {
        meters.counter("portal.hooks.sent", "hook", hook.name().value(), "outcome", answer.word())
                .increment(times);
    }
}
