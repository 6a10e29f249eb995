package com.cinemataztic.incidents.tickets.ui.panel;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.platform.ui.Sentence;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketLinks;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Links the chosen ticket to its site: the screens below it, or the site above it. Redrawn only when the content
 * changes, so no link disappears from under the mouse.
 */
class SitePart extends Composite<Div> {

    private record Line(TicketId id, String name, String state, String stateWord) {}

    private @Nullable Object shown;

    SitePart() {
        getContent().addClassName("site-part");
    }

    /**
     * @param screens the tickets below this one; empty: it is no site
     * @param site the site that the ticket is below; null: none
     */
    void show(List<QueueEntry> screens, @Nullable TicketId site) {
        var lines = screens.stream().map(SitePart::line).toList();
        var wanted = site == null ? (Object) lines : site;
        if (wanted.equals(shown)) {
            return;
        }
        shown = wanted;
        getContent().removeAll();
        getContent().setVisible(site != null || !lines.isEmpty());
        if (site != null) {
            getContent().add(above(site));
        } else if (!lines.isEmpty()) {
            getContent().add(new H3(text("ticket.site.screens", lines.size())), list(lines));
        }
    }

    private static Div above(TicketId site) {
        var link = new Anchor(TicketLinks.of(site), site.value());
        var above = new Div(Sentence.of("ticket.site.above", link.getElement()));
        above.addClassName("site-above");
        return above;
    }

    private static UnorderedList list(List<Line> lines) {
        var list = new UnorderedList();
        list.addClassName("site-screens");
        for (var line : lines) {
            var state = new Span(line.state());
            state.addClassName("state");
            state.getElement().setAttribute("data-state", line.stateWord());
            list.add(new ListItem(new Anchor(TicketLinks.of(line.id()), line.name() + " (" + line.id() + ")"), state));
        }
        return list;
    }

    private static Line line(QueueEntry entry) {
        var row = entry.row();
        var recovered = entry.recovery() == QueueEntry.Recovery.NONE ? null : text("ticket.site.recovered");
        return new Line(
                entry.id(),
                Objects.requireNonNullElse(entry.screenName(), TicketWords.place(entry)),
                Stream.of(TicketWords.state(row.state()), row.assignee(), recovered)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(", ")),
                row.state().word());
    }
}
