package com.cinemataztic.incidents.overview.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.platform.health.Finding;
import com.cinemataztic.incidents.platform.health.HealthReporter;
import com.cinemataztic.incidents.platform.health.HealthSection;
import com.cinemataztic.incidents.platform.health.Level;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The state of the page System health, without UI components. Reads the account's rights again on each poll. */
class SystemHealthViewModel {

    private static final Logger LOGGER = LoggerFactory.getLogger(SystemHealthViewModel.class);
    private static final int MOST_NAMED = 3;
    private static final Comparator<HealthSection> ORDER =
            Comparator.comparingInt(HealthSection::order).thenComparing(HealthSection::title);

    private final List<HealthReporter> givers;
    private final CurrentActor currentActor;

    private boolean allowed;
    private List<HealthSection> sections = List.of();

    SystemHealthViewModel(List<HealthReporter> givers, CurrentActor currentActor) {
        this.givers = givers;
        this.currentActor = currentActor;
    }

    /**
     * Queries all reporters again.
     *
     * @return whether what is shown has changed
     */
    boolean refresh() {
        var allowedBefore = allowed;
        var before = sections;
        allowed = currentActor
                .get()
                .filter(actor -> actor.role().includes(Role.ADMIN))
                .isPresent();
        sections = allowed
                ? givers.stream().map(SystemHealthViewModel::ask).sorted(ORDER).toList()
                : List.of();
        return allowed != allowedBefore || !before.equals(sections);
    }

    List<HealthSection> sections() {
        return sections;
    }

    /** @return the worst level; a source that is not configured does not count as bad */
    Level worst() {
        if (!allowed) {
            return Level.NOTICE;
        }
        var attention = attention();
        return attention.stream().anyMatch(it -> it.finding().level() == Level.WRONG)
                ? Level.WRONG
                : attention.isEmpty() ? Level.OK : Level.NOTICE;
    }

    /** @return a summary in one sentence */
    String summary() {
        if (!allowed) {
            return text("page.signed-out");
        }
        var attention = attention();
        if (attention.isEmpty()) {
            return text("health.all-ok");
        }
        var named = attention.stream().limit(MOST_NAMED).map(Placed::name).collect(Collectors.joining(", "));
        var more = attention.size() - MOST_NAMED;
        return more > 0
                ? text("health.attention-more", attention.size(), named, more)
                : text("health.attention", attention.size(), named);
    }

    private List<Placed> attention() {
        return sections.stream()
                .flatMap(section -> section.findings().stream().map(finding -> new Placed(section, finding)))
                .filter(placed -> placed.finding().level().needsAttention())
                .toList();
    }

    private record Placed(HealthSection section, Finding finding) {

        String name() {
            return text("health.finding", finding.what(), section.title());
        }
    }

    /**
     * No reporter may throw. One that does must not remove the others from the page: showing such failures is its
     * purpose.
     */
    private static HealthSection ask(HealthReporter giver) {
        try {
            return giver.evidence();
        } catch (RuntimeException failing) {
            var name = giver.getClass().getSimpleName();
            LOGGER.error("{} does not answer", name, failing);
            return new HealthSection(
                    text("health.unreadable"),
                    0,
                    List.of(new Finding(
                            name, text("health.unreadable.value"), Level.WRONG, text("health.unreadable.text"))));
        }
    }
}
