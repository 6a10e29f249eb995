package com.cinemataztic.incidents.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds what the portal says against what the vendor knows, sample by sample, and reports each contradiction once.
 * Late is what is later than its bound; while a part is away nothing is late. Never, not for a moment, may a ticket close
 * or be said to have recovered whose fault lasts, or whose end cannot be known; nor two be live for one fault, nor one be
 * there for a fault that never was. A ticket that recovered by Alertmanager's word alone ({@code recoveryUnconfirmed}) still
 * says that something is wrong.
 */
final class ChaosJudge {

    /**
     * What was seen at one moment, the vendor first.
     *
     * @param broken since when, by fault
     * @param unanswered places of machines that the vendor's cloud does not answer about
     * @param listed what Alertmanager lists; null when it does not answer
     * @param tickets all there are, closed ones included, newest first; null when the portal does not answer
     */
    record Sample(
            Instant at,
            Map<FaultAt, Instant> broken,
            Set<String> unanswered,
            @Nullable Set<FaultAt> listed,
            @Nullable List<SeenTicket> tickets) {}

    /**
     * A fault of the machine at one place.
     *
     * @param place cinema and screen
     */
    record FaultAt(String place, String errorId) {

        static FaultAt of(String cinemaId, String screenId, String errorId) {
            return new FaultAt(cinemaId + "/" + screenId, errorId);
        }
    }

    /** What is known of a fault. */
    static final class Story {
        private boolean broken;
        private int times;
        private Instant since;
        private Instant whole = Instant.MIN;
        private @Nullable Instant repairedAt;
        private @Nullable Instant listedAt;

        private Story(Instant since) {
            this.since = since;
        }

        /** @return since when it is broken, or since when it is repaired */
        Instant since() {
            return since;
        }

        /** @return since when Alertmanager lists it, or lists it again after it or the portal was away */
        @Nullable
        Instant listedAt() {
            return listedAt;
        }
    }

    private final Bound opens;
    private final Bound recovers;
    private final Bound closes;
    private final Map<FaultAt, Story> stories = new HashMap<>();
    private final Set<String> reported = new HashSet<>();
    private Instant wholeAt = Instant.MIN;
    private ChaosBounds.After after;
    private boolean away;
    private boolean blind;
    private Set<String> unanswered = Set.of();

    ChaosJudge(Bound opens, Bound recovers, Bound closes) {
        this.opens = opens;
        this.recovers = recovers;
        this.closes = closes;
        this.after = new ChaosBounds.After(opens, recovers, closes);
    }

    /**
     * A part is away from now on.
     *
     * @param blinds whether the end of a fault cannot be known any more
     */
    synchronized void away(boolean blinds) {
        away = true;
        blind = blinds;
    }

    /** All parts are ready again. */
    synchronized void whole(Instant at, ChaosBounds.After bounds) {
        away = false;
        blind = false;
        wholeAt = at;
        after = bounds;
        stories.values().forEach(story -> story.listedAt = null);
    }

    /** @return what is known of it */
    synchronized @Nullable Story story(FaultAt fault) {
        return stories.get(fault);
    }

    /** @return new contradictions */
    synchronized List<String> judge(Sample sample) {
        takeIn(sample);
        var found = new ArrayList<String>();
        if (sample.tickets() != null) {
            var byFault = sample.tickets().stream()
                    .filter(ticket -> ticket.screenId() != null)
                    .collect(Collectors.groupingBy(
                            ticket -> new FaultAt(ticket.cinemaId() + "/" + ticket.screenId(), ticket.errorId())));
            byFault.forEach((fault, tickets) -> {
                if (!stories.containsKey(fault)) {
                    found.add(fault + " never was, but has " + ids(tickets));
                }
            });
            stories.forEach((fault, story) ->
                    found.addAll(judged(fault, story, byFault.getOrDefault(fault, List.of()), sample.at())));
        }
        return found.stream().filter(reported::add).toList();
    }

    private void takeIn(Sample sample) {
        for (var place : unanswered) {
            if (!sample.unanswered().contains(place)) {
                stories.forEach(
                        (fault, story) -> story.whole = fault.place().equals(place) ? sample.at() : story.whole);
            }
        }
        unanswered = sample.unanswered();
        sample.broken().forEach((fault, since) -> {
            var story = stories.computeIfAbsent(fault, added -> new Story(since));
            if (!story.broken) {
                story.broken = true;
                story.times++;
                story.since = since;
            }
        });
        stories.forEach((fault, story) -> {
            if (sample.broken().containsKey(fault)) {
                story.repairedAt = null;
            } else if (story.broken) {
                story.repairedAt = story.repairedAt == null ? sample.at() : story.repairedAt;
                if (!blind && !unanswered.contains(fault.place())) {
                    story.broken = false;
                    story.since = story.repairedAt;
                }
            }
            if (sample.listed() == null || away || !sample.listed().contains(fault)) {
                story.listedAt = null;
            } else if (story.listedAt == null) {
                story.listedAt = sample.at();
            }
        });
    }

    private List<String> judged(FaultAt fault, Story story, List<SeenTicket> tickets, Instant now) {
        var found = new ArrayList<String>();
        var live = tickets.stream().filter(SeenTicket::live).toList();
        if (live.size() > 1 || tickets.size() > story.times) {
            found.add(fault + " broke " + story.times + " times and has " + tickets.size() + " tickets, " + live.size()
                    + " of them live: " + ids(tickets));
        }
        tickets.stream()
                .filter(ticket -> ticket.occurrences() > story.times)
                .forEach(ticket -> found.add(fault + " broke " + story.times + " times, but " + ticket.id() + " counts "
                        + ticket.occurrences()));
        var saysBroken = live.stream().anyMatch(ChaosJudge::saysBroken);
        if (story.broken) {
            tickets.stream()
                    .filter(ticket -> !ticket.live() && isAfter(ticket.closedAt(), story.since))
                    .forEach(ticket -> found.add(fault + " lasts since " + story.since + ", or its end is unknown, but "
                            + ticket.id() + " was closed at " + ticket.closedAt()));
            live.stream()
                    .filter(ticket -> !saysBroken(ticket) && isAfter(ticket.recoveredAt(), story.since))
                    .forEach(ticket -> found.add(fault + " lasts since " + story.since + ", or its end is unknown, but "
                            + ticket.id() + " is said to have recovered at " + ticket.recoveredAt()));
            if (!saysBroken) {
                found.addAll(missing(fault, story, now));
            }
        } else if (!away && !unanswered.contains(fault.place())) {
            if (saysBroken && late(story, recovers, after.recovers(), now)) {
                found.add(fault + " was repaired at " + story.since + ", but is said to last: " + ids(live));
            }
            if (!live.isEmpty() && late(story, closes, after.closes(), now)) {
                found.add(fault + " was repaired at " + story.since + ", but is not closed: " + ids(live));
            }
        }
        return found;
    }

    private List<String> missing(FaultAt fault, Story story, Instant now) {
        var found = new ArrayList<String>();
        if (!away && !unanswered.contains(fault.place()) && late(story, opens, after.opens(), now)) {
            found.add(fault + " lasts since " + story.since + " and has no ticket");
        }
        if (story.listedAt != null && now.isAfter(story.listedAt.plus(ChaosBounds.LISTED.sum()))) {
            found.add(fault + " is listed by Alertmanager since " + story.listedAt + " and has no ticket");
        }
        return found;
    }

    /** Of a change just before the last part came back the later of both ends counts. */
    private boolean late(Story story, Bound usual, Bound afterwards, Instant now) {
        return now.isAfter(story.since.plus(usual.sum()))
                && (wholeAt.equals(Instant.MIN) || now.isAfter(wholeAt.plus(afterwards.sum())))
                && (story.whole.equals(Instant.MIN) || now.isAfter(story.whole.plus(usual.sum())));
    }

    private static boolean saysBroken(SeenTicket ticket) {
        return ticket.recoveredAt() == null || ticket.recoveryUnconfirmed() != null;
    }

    private static boolean isAfter(@Nullable Instant one, Instant other) {
        return one != null && one.isAfter(other);
    }

    private static String ids(List<SeenTicket> tickets) {
        return tickets.stream()
                .map(ticket -> ticket.id() + " " + ticket.state() + " recoveredAt=" + ticket.recoveredAt()
                        + " unconfirmed=" + ticket.recoveryUnconfirmed())
                .collect(Collectors.joining(", "));
    }
}
