package com.cinemataztic.incidents.tickets.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.platform.ui.ZonedTimes;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.board.Deadline;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.cinemataztic.incidents.tickets.ui.panel.TicketWords;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The content of a row's cells, as the browser receives it. Each cell is one property with short names: every name is
 * sent with every row.
 */
final class QueueCells {

    private final QueueViewModel model;
    private final Clock clock;

    QueueCells(QueueViewModel model, Clock clock) {
        this.model = model;
        this.clock = clock;
    }

    /**
     * The time left.
     *
     * @param k the kind of deadline: missing, next, unknown, or none for a closed ticket
     * @param at in milliseconds; 0 for none
     * @param local the cinema's clock
     * @param full with the date and the zone
     */
    public record Due(String k, double at, String local, String full) {}

    /**
     * Where it is.
     *
     * @param n the name
     * @param w the screen, or how many a site has; empty for neither
     * @param r the region, and the site that it is part of
     * @param s how many screens are below it, in words; empty for a ticket that is no site
     * @param o whether these are shown
     * @param x what the button says that shows or hides them
     * @param xn the button's name for those who do not see the row
     * @param in whether it is shown below its site
     * @param g the heading above the row; empty for none
     */
    public record Place(String n, String w, String r, String s, boolean o, String x, String xn, boolean in, String g) {}

    /**
     * What is wrong.
     *
     * @param s the severity's word on the wire
     * @param sw the same for people
     * @param t the summary
     * @param i the id, and how often it occurred
     */
    public record Problem(String s, String sw, String t, String i) {}

    /**
     * How it stands.
     *
     * @param s the state's word on the wire
     * @param sw the same for people
     * @param by the assignee; empty for none
     * @param bi the assignee's initials
     * @param r how it recovers: none, settling, unconfirmed
     * @param m a remark: recovery, silence, dark hours, snooze
     * @param mt planned maintenance
     */
    public record Standing(String s, String sw, String by, String bi, String r, String m, String mt) {}

    /**
     * The age.
     *
     * @param at in milliseconds
     * @param full with the date and the zone
     * @param how how its start is known; empty: it was reported
     */
    public record Age(double at, String full, String how) {}

    /**
     * The button for the next step.
     *
     * @param l its label; empty: there is none
     * @param n its name for those who do not see the row
     * @param v the ticket's version, as the person sees it
     * @param s its state, as the person sees it
     */
    public record Action(String l, String n, int v, String s) {}

    /**
     * The box that selects the row.
     *
     * @param on whether it is selected
     * @param n its name for those who do not see the row; empty: there is none, as the reader changes nothing
     * @param m why the row is marked, for people; empty: it is not
     */
    public record Box(boolean on, String n, String m) {}

    /** All cells in one, for a narrow page. */
    public record Card(Box b, Due d, Place p, Problem e, Standing s, Action a) {}

    Card card(QueueEntry entry) {
        return new Card(box(entry), due(entry), place(entry), problem(entry), standing(entry), action(entry));
    }

    Box box(QueueEntry entry) {
        return new Box(
                model.isSelected(entry.id()),
                model.mayChange() ? text("queue.select", entry.id()) : "",
                switch (model.markOf(entry.id())) {
                    case NONE -> "";
                    case NEW -> text("queue.mark.new");
                    case CHANGED -> text("queue.mark.changed");
                });
    }

    Due due(QueueEntry entry) {
        var at = entry.deadline().at();
        var local = ZonedTimes.clock(at, entry.zone(), clock.instant());
        return new Due(
                entry.row().state().live() ? word(entry.deadline().kind()) : "none",
                at == null ? 0 : at.toEpochMilli(),
                switch (entry.deadline().kind()) {
                    case MISSING_NOW -> text("queue.until", local);
                    case NEXT_SHOW -> local;
                    case UNKNOWN -> entry.screenName() == null ? text("queue.no-screen") : text("queue.no-schedule");
                },
                at == null ? "" : ZonedTimes.full(at, entry.zone()));
    }

    static String word(Deadline.Kind kind) {
        return switch (kind) {
            case MISSING_NOW -> "missing";
            case NEXT_SHOW -> "next";
            case UNKNOWN -> "unknown";
        };
    }

    Place place(QueueEntry entry) {
        var tree = model.folded();
        var screens = tree.screensUnder(entry);
        var site = tree.siteOver(entry);
        var under = site == null ? "" : text("queue.under", site);
        var screen = entry.screenName();
        var nested = tree.isNested(entry);
        var counted = screens == 0 ? "" : TicketWords.screens(screens);
        return new Place(
                nested && screen != null ? screen : TicketWords.place(entry),
                nested ? "" : screen == null ? counted : screen,
                nested
                        ? under
                        : Stream.of(model.nameOf(entry.row().subject().region()), under)
                                .filter(part -> !part.isEmpty())
                                .collect(Collectors.joining(" · ")),
                counted,
                model.isOpened(entry),
                screens == 0
                        ? ""
                        : model.isOpened(entry) ? text("queue.collapse", screens) : text("queue.expand", screens),
                counted + ", " + entry.id(),
                nested,
                heading(entry));
    }

    private String heading(QueueEntry entry) {
        var heading = model.folded().headingOver(entry);
        return heading == null ? "" : text("queue.heading", heading.name(), heading.count());
    }

    Problem problem(QueueEntry entry) {
        var row = entry.row();
        return new Problem(
                row.severity().word(),
                TicketWords.severity(row.severity()),
                row.fault().summary(),
                text("queue.id", entry.id(), row.occurrences()));
    }

    Standing standing(QueueEntry entry) {
        var row = entry.row();
        var assignee = Objects.requireNonNullElse(row.assignee(), "");
        return new Standing(
                row.state().word(),
                TicketWords.state(row.state()),
                assignee,
                initials(assignee),
                entry.recovery().name().toLowerCase(Locale.ROOT),
                TicketWords.remark(entry, clock.instant()),
                TicketWords.maintenance(entry, clock.instant()));
    }

    /** @return e.g. {@code OL} for {@code olga} and {@code JW} for {@code j.wagner} */
    private static String initials(String name) {
        var words = name.split("[^\\p{L}\\p{N}]+");
        var letters = words.length > 1 && !words[0].isEmpty()
                ? words[0].substring(0, 1) + words[1].substring(0, Math.min(1, words[1].length()))
                : name.substring(0, Math.min(2, name.length()));
        return letters.toUpperCase(Locale.ROOT);
    }

    Age age(QueueEntry entry) {
        var row = entry.row();
        return new Age(
                row.startedAt().toEpochMilli(),
                ZonedTimes.full(row.startedAt(), entry.zone()),
                row.startReported() ? "" : text("queue.detected"));
    }

    Action action(QueueEntry entry) {
        var state = entry.row().state();
        var offered = model.mayChange()
                && switch (state) {
                    case OPEN -> true;
                    case INPROGRESS -> !model.isMine(entry);
                    case CLOSED -> false;
                };
        if (!offered) {
            return new Action("", "", 0, "");
        }
        return new Action(
                state == State.OPEN ? text("ticket.take") : text("ticket.take-over"),
                state == State.OPEN ? text("queue.take", entry.id()) : text("queue.take-over", entry.id()),
                entry.row().version(),
                state.word());
    }
}
