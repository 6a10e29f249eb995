package com.cinemataztic.incidents.tickets.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.platform.ui.RowGrid;
import com.cinemataztic.incidents.platform.ui.ZonedTimes;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.Deadline;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.cinemataztic.incidents.tickets.ui.panel.TicketWords;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.shared.Registration;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;

/** The rows of the queue, each with a button for the next step. */
class QueueGrid extends RowGrid<QueueEntry> {

    /** Below this width (CSS pixels) a single column shows everything. */
    private static final int NARROW = 800;

    private static final String DEADLINE = """
            <time-left kind="${item.deadlineKind}" at="${item.deadlineAt}"></time-left>
            <span class="quiet-line" title="${item.deadlineFull}">${item.deadlineClock}</span>""";

    private static final String PLACE = """
            <span class="place-line" ?data-nested="${item.nested}">${item.screens ? html`<button type="button"
              class="expander" aria-expanded="${item.opened ? 'true' : 'false'}" aria-label="${item.screens}, ${item.id}"
              title="${item.expander}" @click="${toggle}"></button>` : ''}
              <span class="place">${item.place}</span></span>
            <span class="quiet-line" ?data-nested="${item.nested}">${item.where}</span>""";

    private static final String FAULT = """
            <span class="fault"><span class="severity" data-severity="${item.severity}">${item.severity}</span>
            ${item.summary}</span>
            <span class="quiet-line">${item.idAndTimes}</span>""";

    private static final String STATE = """
            <span class="state" data-state="${item.state}">${item.stateLabel}</span>
            ${item.remark || item.assignee || !item.maintenance ? html`<span class="quiet-line recovery"
              data-recovery="${item.recovery}" title="${item.remark}">${item.remark || item.assignee}</span>` : ''}
            ${item.maintenance ? html`<span class="quiet-line in-maintenance" title="${item.maintenance}">
              ${item.maintenance}</span>` : ''}""";

    private static final String BUTTON = """
            ${item.action ? html`<vaadin-button theme="small ${item.actionTheme}" aria-label="${item.actionName}"
              @click="${() => act(item.version, item.state)}">${item.actionLabel}</vaadin-button>` : ''}""";

    private static final String AGE = """
            <time-ago at="${item.startedAt}" title="${item.startedFull}"></time-ago>
            <span class="quiet-line">${item.startedHow}</span>""";

    private final QueueViewModel model;
    private final Clock clock;
    private final Consumer<QueueEntry> onToggled;
    private final TicketMover mover;
    private final List<Grid.Column<QueueEntry>> wide;
    private final Grid.Column<QueueEntry> narrow;
    private @Nullable Registration resizing;

    /** @param onToggled called with the site whose row is to be expanded or collapsed */
    QueueGrid(
            QueueViewModel model,
            Clock clock,
            Consumer<@Nullable QueueEntry> onChosen,
            Consumer<QueueEntry> onToggled,
            TicketMover mover) {
        super(model::entries, QueueEntry::id, onChosen);
        this.model = model;
        this.clock = clock;
        this.onToggled = onToggled;
        this.mover = mover;
        getContent().addClassName("queue-grid");
        wide = List.of(
                column(DEADLINE, text("page.next-show"), "8.5rem", 0),
                column(PLACE, text("page.cinema"), "10.5rem", 2),
                column(FAULT, text("ticket.fact.error"), "13rem", 3),
                column(STATE, text("page.state"), "9.5rem", 1),
                column(AGE, text("queue.age"), "7.5rem", 0),
                column(BUTTON, "", "7rem", 0));
        narrow = column(
                "<div class=\"queue-card\"><div>" + DEADLINE + "</div><div>" + PLACE + "</div><div>" + FAULT
                        + "</div><div class=\"queue-card-foot\"><span>" + STATE + "</span>" + BUTTON + "</div></div>",
                text("queue.tickets"),
                "20rem",
                1);
        narrow.setVisible(false);
        getContent().setPartNameGenerator(this::parts);
    }

    /** Redraws what changed and nothing else. */
    void show(QueueViewModel.Change change) {
        if (change.reordered()) {
            refresh();
        } else {
            refresh(change.changed());
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        var page = event.getUI().getPage();
        resizing = page.addBrowserWindowResizeListener(resize -> fit(resize.getWidth()));
        page.retrieveExtendedClientDetails(details -> fit(details.getWindowInnerWidth()));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (resizing != null) {
            resizing.remove();
        }
        super.onDetach(event);
    }

    private void fit(int width) {
        var isNarrow = width > 0 && width < NARROW;
        narrow.setVisible(isNarrow);
        wide.forEach(column -> column.setVisible(!isNarrow));
    }

    private Grid.Column<QueueEntry> column(String template, String header, String width, int grow) {
        var renderer = LitRenderer.<QueueEntry>of(template)
                .withProperty("id", entry -> entry.id().value())
                .withProperty(
                        "deadlineKind",
                        entry -> entry.row().state().live()
                                ? word(entry.deadline().kind())
                                : "none")
                .withProperty("deadlineAt", entry -> millis(entry.deadline()))
                .withProperty("deadlineClock", this::deadlineClock)
                .withProperty("deadlineFull", QueueGrid::deadlineFull)
                .withProperty("place", this::place)
                .withProperty("where", this::where)
                .withProperty("nested", entry -> model.folded().isNested(entry))
                .withProperty("opened", model::isOpened)
                .withProperty("screens", this::screens)
                .withProperty("expander", this::expander)
                .withProperty("severity", entry -> entry.row().severity().word())
                .withProperty("summary", entry -> entry.row().fault().summary())
                .withProperty(
                        "idAndTimes",
                        entry -> text("queue.id", entry.id(), entry.row().occurrences()))
                .withProperty("state", entry -> entry.row().state().word())
                .withProperty(
                        "stateLabel", entry -> TicketWords.state(entry.row().state()))
                .withProperty("recovery", entry -> entry.recovery().name().toLowerCase(Locale.ROOT))
                .withProperty("remark", entry -> TicketWords.remark(entry, clock.instant()))
                .withProperty("maintenance", entry -> TicketWords.maintenance(entry, clock.instant()))
                .withProperty(
                        "assignee",
                        entry -> Objects.requireNonNullElse(entry.row().assignee(), ""))
                .withProperty("startedAt", entry -> entry.row().startedAt().toEpochMilli())
                .withProperty(
                        "startedFull", entry -> ZonedTimes.full(entry.row().startedAt(), entry.zone()))
                .withProperty("startedHow", entry -> entry.row().startReported() ? "" : text("queue.detected"))
                .withProperty("action", this::hasAction)
                .withProperty("actionLabel", entry -> isOpen(entry) ? text("ticket.take") : text("ticket.take-over"))
                .withProperty(
                        "actionName",
                        entry -> isOpen(entry) ? text("queue.take", entry.id()) : text("queue.take-over", entry.id()))
                .withProperty("actionTheme", entry -> isOpen(entry) ? "primary" : "")
                .withProperty("version", entry -> entry.row().version())
                .withFunction("act", this::act)
                .withFunction("toggle", this::toggled);
        return column(renderer, header, width, grow);
    }

    /** Below its site's row a screen is shown by its own name. */
    private String place(QueueEntry entry) {
        var screen = entry.screenName();
        return model.folded().isNested(entry) && screen != null ? screen : TicketWords.place(entry);
    }

    private String where(QueueEntry entry) {
        var site = model.folded().siteOver(entry);
        var under = site == null ? "" : text("queue.under", site);
        if (model.folded().isNested(entry)) {
            return under;
        }
        var screen = Objects.requireNonNullElse(entry.screenName(), screens(entry));
        return Stream.of(screen, model.nameOf(entry.row().subject().region()), under)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /** @return e.g. {@code 5 screens}; empty for a ticket that is no site */
    private String screens(QueueEntry entry) {
        var screens = model.folded().screensUnder(entry);
        return screens == 0 ? "" : TicketWords.screens(screens);
    }

    private String expander(QueueEntry entry) {
        return model.isOpened(entry)
                ? text("queue.collapse", model.folded().screensUnder(entry))
                : text("queue.expand", model.folded().screensUnder(entry));
    }

    private static boolean isOpen(QueueEntry entry) {
        return entry.row().state() == State.OPEN;
    }

    /** Expands or collapses the site's row. */
    public void toggled(QueueEntry site) {
        onToggled.accept(site);
    }

    private boolean hasAction(QueueEntry entry) {
        return model.mayChange()
                && switch (entry.row().state()) {
                    case OPEN -> true;
                    case INPROGRESS -> !model.isMine(entry);
                    case CLOSED -> false;
                };
    }

    /**
     * Does what the button said when it was pressed, on the version that the person saw. The row may have changed while
     * the click was on its way: that must not turn a "take" into a "take over".
     */
    private void act(QueueEntry entry, ArrayNode seen) {
        var version = seen.path(0).asInt();
        var wasOpen = State.OPEN.word().equals(seen.path(1).asString(""));
        model.actor()
                .ifPresent(actor -> mover.move(
                        entry.id(), version, wasOpen ? new Transition.Take() : new Transition.Assign(actor.name())));
    }

    private String deadlineClock(QueueEntry entry) {
        var clockThere = ZonedTimes.clock(entry.deadline().at(), entry.zone(), clock.instant());
        return switch (entry.deadline().kind()) {
            case MISSING_NOW -> text("page.until", clockThere);
            case NEXT_SHOW -> text("page.local-time", clockThere);
            case UNKNOWN -> entry.screenName() == null ? text("queue.no-screen") : text("queue.no-schedule");
        };
    }

    private static String deadlineFull(QueueEntry entry) {
        var at = entry.deadline().at();
        return at == null ? "" : ZonedTimes.full(at, entry.zone());
    }

    private static double millis(Deadline deadline) {
        return deadline.at() == null ? 0 : deadline.at().toEpochMilli();
    }

    private static String word(Deadline.Kind kind) {
        return switch (kind) {
            case MISSING_NOW -> "missing";
            case NEXT_SHOW -> "next";
            case UNKNOWN -> "unknown";
        };
    }

    private @Nullable String parts(QueueEntry entry) {
        var part = part(entry);
        return model.folded().isNested(entry) ? part == null ? "nested" : part + " nested" : part;
    }

    private static @Nullable String part(QueueEntry entry) {
        return switch (entry.recovery()) {
            case NONE ->
                entry.deadline().kind() == Deadline.Kind.MISSING_NOW
                                && entry.row().state().live()
                        ? "missing"
                        : null;
            case SETTLING, UNCONFIRMED -> "recovering";
        };
    }
}
