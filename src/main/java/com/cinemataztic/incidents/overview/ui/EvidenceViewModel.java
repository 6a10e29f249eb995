package com.cinemataztic.incidents.overview.ui;

import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.platform.evidence.EvidenceGiver;
import com.cinemataztic.incidents.platform.evidence.EvidenceSection;
import com.cinemataztic.incidents.platform.evidence.Finding;
import com.cinemataztic.incidents.platform.evidence.Level;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the evidence page shows, without a component in it. Reads the account's rights anew at each look. */
class EvidenceViewModel {

    private static final Logger LOGGER = LoggerFactory.getLogger(EvidenceViewModel.class);
    private static final int MOST_NAMED = 3;
    private static final Comparator<EvidenceSection> ORDER =
            Comparator.comparingInt(EvidenceSection::order).thenComparing(EvidenceSection::title);

    private final List<EvidenceGiver> givers;
    private final CurrentActor currentActor;

    private boolean allowed;
    private List<EvidenceSection> sections = List.of();

    EvidenceViewModel(List<EvidenceGiver> givers, CurrentActor currentActor) {
        this.givers = givers;
        this.currentActor = currentActor;
    }

    /** Asks all givers anew. @return whether what is shown is another than before */
    boolean look() {
        var allowedBefore = allowed;
        var before = sections;
        allowed = currentActor
                .get()
                .filter(actor -> actor.role().includes(Role.ADMIN))
                .isPresent();
        sections = allowed
                ? givers.stream().map(EvidenceViewModel::ask).sorted(ORDER).toList()
                : List.of();
        return allowed != allowedBefore || !before.equals(sections);
    }

    List<EvidenceSection> sections() {
        return sections;
    }

    /** @return how the worst of it stands; what is not asked is not bad */
    Level worst() {
        if (!allowed) {
            return Level.NOTICE;
        }
        var attention = attention();
        return attention.stream().anyMatch(it -> it.finding().level() == Level.WRONG)
                ? Level.WRONG
                : attention.isEmpty() ? Level.OK : Level.NOTICE;
    }

    /** @return the whole in one sentence */
    String summary() {
        if (!allowed) {
            return "You are signed out, or your account may not see this any more. Reload to sign in again.";
        }
        var attention = attention();
        if (attention.isEmpty()) {
            return "All is well: nothing that was told is missing, and every source that is asked answers.";
        }
        var named = attention.stream().limit(MOST_NAMED).map(Placed::name).collect(Collectors.joining(", "));
        var rest = attention.size() > MOST_NAMED ? " and " + (attention.size() - MOST_NAMED) + " more" : "";
        var count = attention.size() == 1 ? "1 thing needs attention: " : attention.size() + " things need attention: ";
        return count + named + rest + ".";
    }

    private List<Placed> attention() {
        return sections.stream()
                .flatMap(section -> section.findings().stream().map(finding -> new Placed(section, finding)))
                .filter(placed -> placed.finding().level().needsAttention())
                .toList();
    }

    private record Placed(EvidenceSection section, Finding finding) {

        String name() {
            return finding.what() + " (" + section.title() + ")";
        }
    }

    /** None may throw, but one that does must not take the others off the page: it is what this page is for. */
    private static EvidenceSection ask(EvidenceGiver giver) {
        try {
            return giver.evidence();
        } catch (RuntimeException failing) {
            var name = giver.getClass().getSimpleName();
            LOGGER.error("{} gives no evidence", name, failing);
            return new EvidenceSection(
                    "Not readable",
                    0,
                    List.of(new Finding(
                            name,
                            "gives no evidence",
                            Level.WRONG,
                            "A part of the portal could not say how it does. The log says why.")));
        }
    }
}
