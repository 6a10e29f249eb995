package com.cinemataztic.incidents.tickets.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.platform.ui.RowGrid;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.Deadline;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.cinemataztic.incidents.tickets.ui.QueuePreferences.Column;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import com.vaadin.flow.shared.Registration;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;

/** The rows of the queue, each with a quiet button for the next step. */
@JsModule("context://components/fit-columns.js")
class QueueGrid extends RowGrid<QueueEntry> {

    /** Below this width (CSS pixels) a single column shows everything. */
    private static final int NARROW = 800;

    /** The columns that a list with too little room hides, the first ones first. */
    private static final List<Column> GIVE_WAY =
            List.of(Column.TICKET, Column.REGION, Column.MACHINE, Column.ASSIGNEE, Column.AGE, Column.STATE);

    private final QueueViewModel model;
    private final Events events;
    private final QueueCells cells;
    private final Clock clock;
    private final Checkbox all = new Checkbox();

    private boolean narrow;
    private QueuePreferences preferences = QueuePreferences.DEFAULT;
    private @Nullable Registration resizing;

    /** What a person does in the list. */
    interface Events {

        /** @param entry the ticket to show beside the list; null: none */
        void chosen(@Nullable QueueEntry entry);

        /**
         * The row's button was pressed.
         *
         * @param version the version that the person saw
         */
        void moved(QueueEntry entry, int version, Transition transition);

        /** The row of the site is to be expanded or collapsed. */
        void toggled(QueueEntry site);

        /**
         * The row is to be selected or not.
         *
         * @param range whether all rows between it and the last one are meant as well
         */
        void selected(QueueEntry entry, boolean selected, boolean range);

        /** All rows are to be selected, or none. */
        void allSelected(boolean selected);
    }

    QueueGrid(QueueViewModel model, Clock clock, Events events) {
        super(model::entries, QueueEntry::id, events::chosen);
        this.model = model;
        this.events = events;
        this.clock = clock;
        this.cells = new QueueCells(model, clock);
        getContent().addClassName("queue-grid");
        getContent().setPartNameGenerator(this::parts);
        all.setAriaLabel(text("queue.select.all"));
        all.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                events.allSelected(event.getValue());
            }
        });
        build();
    }

    /** Redraws what changed and nothing else. */
    void show(QueueViewModel.Change change) {
        if (change.reordered()) {
            refresh();
        } else {
            refresh(change.changed());
        }
        showSelection();
    }

    /** Shows how many rows are selected, in the heading. */
    void showSelection() {
        all.setVisible(model.mayChange());
        all.setValue(model.selection().size() > 0 && model.allSelected());
        all.setIndeterminate(model.selection().size() > 0 && !model.allSelected());
        getContent().setClassName("selecting", model.selection().size() > 0);
    }

    /** Shows the rows as the person wants them. */
    void show(QueuePreferences wanted) {
        var columns = !wanted.columns().equals(preferences.columns());
        preferences = wanted;
        getContent().setClassName("compact", wanted.density() == QueuePreferences.Density.COMPACT);
        getContent().setClassName("roomy", wanted.density() == QueuePreferences.Density.ROOMY);
        getContent().recalculateColumnWidths();
        if (columns) {
            build();
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
        var wanted = width > 0 && width < NARROW;
        if (wanted != narrow) {
            narrow = wanted;
            build();
        }
    }

    /** Makes the columns that are shown and no others: a hidden one would be sent with every row. */
    private void build() {
        getContent().removeAllColumns();
        getContent().setClassName("narrow", narrow);
        if (narrow) {
            cell(QueueTemplates.CARD, "c", cells::card, text("queue.tickets"), "20rem", 1);
            return;
        }
        cell(QueueTemplates.BOX, "b", cells::box, "", "2.25rem", 0)
                .setHeader(all)
                .setPartNameGenerator(entry -> "box");
        cell(QueueTemplates.DUE, "d", cells::due, text("queue.next-show"), "12rem", 1);
        cell(QueueTemplates.PLACE, "p", cells::place, text("queue.place"), "16.75rem", 3);
        cell(QueueTemplates.PROBLEM, "e", cells::problem, text("queue.problem"), "11.75rem", 2);
        for (var column : Column.values()) {
            if (preferences.columns().contains(column)) {
                add(column).getElement().setAttribute("gives-way", Integer.toString(GIVE_WAY.indexOf(column)));
            }
        }
        cell(QueueTemplates.ACTION, "a", cells::action, "", "6.25rem", 0)
                .getElement()
                .setAttribute("floats", true);
        getElement().executeJs("fitColumns(this)");
    }

    private Grid.Column<QueueEntry> add(Column column) {
        return switch (column) {
            case STATE -> cell(QueueTemplates.STANDING, "s", cells::standing, column.label(), "7.5rem", 2);
            case AGE -> cell(QueueTemplates.AGE, "t", cells::age, column.label(), "5.5rem", 0);
            case REGION -> words(entry -> model.nameOf(entry.row().subject().region()), column.label(), "8rem");
            case ASSIGNEE -> words(entry -> entry.row().assignee(), column.label(), "8rem");
            case MACHINE -> words(entry -> entry.row().subject().machineId(), column.label(), "10rem");
            case TICKET -> words(entry -> entry.id().value(), column.label(), "6rem");
        };
    }

    private Grid.Column<QueueEntry> words(
            ValueProvider<QueueEntry, @Nullable String> words, String header, String width) {
        return cell("${item.w}", "w", entry -> Objects.requireNonNullElse(words.apply(entry), ""), header, width, 0);
    }

    private Grid.Column<QueueEntry> cell(
            String template,
            String name,
            ValueProvider<QueueEntry, Object> content,
            String header,
            String width,
            int grow) {
        return column(
                LitRenderer.<QueueEntry>of(template)
                        .withProperty(name, content)
                        .withFunction("act", this::act)
                        .withFunction("toggle", this::toggled)
                        .withFunction("check", this::check),
                header,
                width,
                grow);
    }

    /** Expands or collapses the site's row. */
    public void toggled(QueueEntry site) {
        events.toggled(site);
    }

    private void check(QueueEntry entry, ArrayNode seen) {
        checked(entry, seen.path(0).asBoolean(), seen.path(1).asBoolean());
    }

    /** Selects the row or not, with {@code range} all rows since the last one. */
    public void checked(QueueEntry entry, boolean selected, boolean range) {
        events.selected(entry, selected, range);
    }

    /**
     * Does what the button said when it was pressed, on the version that the person saw. The row may have changed while
     * the click was on its way: that must not turn a "take" into a "take over".
     */
    private void act(QueueEntry entry, ArrayNode seen) {
        var version = seen.path(0).asInt();
        var wasOpen = State.OPEN.word().equals(seen.path(1).asString(""));
        model.actor()
                .ifPresent(actor -> events.moved(
                        entry, version, wasOpen ? new Transition.Take() : new Transition.Assign(actor.name())));
    }

    private @Nullable String parts(QueueEntry entry) {
        var parts = Stream.of(
                        urgency(entry),
                        model.folded().isNested(entry) ? "nested" : null,
                        model.folded().headingOver(entry) == null ? null : "group-start",
                        model.isSelected(entry.id()) ? "checked" : null)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return parts.isEmpty() ? null : parts;
    }

    private @Nullable String urgency(QueueEntry entry) {
        if (entry.recovery() != QueueEntry.Recovery.NONE) {
            return "recovering";
        }
        if (!entry.row().state().live()) {
            return null;
        }
        if (entry.deadline().kind() == Deadline.Kind.MISSING_NOW) {
            return "missing";
        }
        return QueueFilter.missesItsShow(entry, clock.instant()) ? "due" : null;
    }
}
