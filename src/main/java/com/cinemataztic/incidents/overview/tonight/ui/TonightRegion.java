package com.cinemataztic.incidents.overview.tonight.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.overview.tonight.ui.TonightViewModel.CinemaPart;
import com.cinemataztic.incidents.overview.tonight.ui.TonightViewModel.RegionPart;
import com.cinemataztic.incidents.overview.tonight.ui.TonightViewModel.ScreenLine;
import com.cinemataztic.incidents.tickets.TicketLinks;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One region. Redrawn only when it changes, because a person may be on a link in it. */
class TonightRegion extends Composite<Section> {

    /** A cinema of which more is broken has one cause, and the queue has the rest. */
    private static final int MOST_LINES = 12;

    private final Consumer<RegionPart> onEdit;
    private boolean open;
    private @Nullable RegionPart drawn;

    TonightRegion(Consumer<RegionPart> onEdit) {
        this.onEdit = onEdit;
        getContent().addClassName("tonight-region");
    }

    void show(RegionPart part) {
        if (part.equals(drawn)) {
            return;
        }
        drawn = part;
        var content = getContent();
        content.removeAll();
        content.getElement().setAttribute("data-region", part.id().value());
        content.add(head(part));
        var ready = part.cinemas().stream().filter(CinemaPart::isReady).toList();
        var others = part.cinemas().stream().filter(cinema -> !cinema.isReady()).toList();
        if (part.cinemas().isEmpty()) {
            content.add(new Paragraph(text("tonight.no-show")));
        }
        if (!others.isEmpty()) {
            content.add(table(others));
        }
        if (!ready.isEmpty()) {
            content.add(folded(ready));
        }
    }

    private Div head(RegionPart part) {
        var counts = new ReadinessCounts();
        counts.show(part.counts());
        var mail = new Div();
        mail.addClassName("tonight-mail");
        mail.setVisible(!part.mail().isEmpty());
        mail.add(new Span(part.mail()));
        if (part.mayEdit()) {
            var edit = new Button(text("tonight.mail.edit"), click -> onEdit.accept(part));
            edit.addThemeVariants(ButtonVariant.TERTIARY);
            edit.setAriaLabel(text("tonight.mail.edit-label", part.name()));
            mail.add(edit);
        }
        var head = new Div(new H2(part.name()), counts, mail);
        head.addClassName("tonight-region-head");
        return head;
    }

    private NativeDetails folded(List<CinemaPart> ready) {
        var details = new NativeDetails(text("tonight.all-ready", ready.size()), table(ready));
        details.setOpen(open);
        details.addToggleListener(event -> open = event.isOpened());
        return details;
    }

    private static NativeTable table(List<CinemaPart> cinemas) {
        var head = new NativeTableRow();
        head.add(heading(text("tonight.cinema")));
        ReadinessCounts.ORDER.forEach(column -> head.add(heading(text("tonight.readiness." + column.word()))));
        head.add(heading(text("tonight.next-show")));
        var table = new NativeTable();
        table.addClassName("tonight-table");
        table.getHead().add(head);
        cinemas.forEach(cinema -> table.getBody().add(row(cinema)));
        return table;
    }

    private static NativeTableHeaderCell heading(String label) {
        var cell = new NativeTableHeaderCell(label);
        cell.getElement().setAttribute("scope", "col");
        return cell;
    }

    private static NativeTableRow row(CinemaPart cinema) {
        var name = new Span(cinema.name());
        name.addClassName("tonight-cinema");
        var first = new NativeTableHeaderCell(name);
        first.getElement().setAttribute("scope", "row");
        if (!cinema.lines().isEmpty()) {
            first.add(lines(cinema.lines()));
        }
        var row = new NativeTableRow(first);
        for (var column : ReadinessCounts.ORDER) {
            var count = cinema.counts().of(column);
            var cell = new NativeTableCell(Integer.toString(count));
            cell.getElement().setAttribute("data-readiness", column.word());
            cell.getElement().setAttribute("data-none", count == 0);
            row.add(cell);
        }
        row.add(new NativeTableCell(cinema.nextShow().isEmpty() ? "–" : cinema.nextShow()));
        return row;
    }

    private static UnorderedList lines(List<ScreenLine> lines) {
        var list = new UnorderedList();
        list.addClassName("tonight-screens");
        lines.stream().limit(MOST_LINES).forEach(line -> list.add(item(line)));
        if (lines.size() > MOST_LINES) {
            list.add(new ListItem(text("tonight.more", lines.size() - MOST_LINES)));
        }
        return list;
    }

    private static ListItem item(ScreenLine line) {
        var name = new Span(line.name());
        name.addClassName("tonight-screen");
        var kind = new Span(text("tonight.readiness." + line.readiness().word()));
        kind.addClassName("visually-hidden");
        var item = new ListItem(kind, name, new Span(line.reason()));
        if (line.ticket() != null) {
            item.add(new Anchor(TicketLinks.of(line.ticket()), line.ticket().value()));
        }
        var show = new Span(line.show());
        show.addClassName("tonight-show");
        item.add(show);
        item.getElement().setAttribute("data-readiness", line.readiness().word());
        return item;
    }
}
