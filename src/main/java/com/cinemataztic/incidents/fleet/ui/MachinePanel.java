package com.cinemataztic.incidents.fleet.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.fleet.CinemaCard;
import com.cinemataztic.incidents.fleet.MachineList;
import com.cinemataztic.incidents.fleet.Unit;
import com.cinemataztic.incidents.platform.ui.Facts;
import com.cinemataztic.incidents.platform.ui.Languages;
import com.cinemataztic.incidents.platform.ui.Sentence;
import com.cinemataztic.incidents.platform.ui.ZonedTimes;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows the selected machine: its state, the previous machines at its screen, and its cinema's card. */
class MachinePanel extends Composite<Section> {

    private final MachinesViewModel model;
    private final H2 title = new H2();
    private final Span state = new Span();
    private final Paragraph why = new Paragraph();
    private final Facts facts = new Facts();
    private final H3 historyTitle = new H3(text("machines.history"));
    private final OrderedList history = new OrderedList();
    private final H3 cardTitle = new H3(text("page.cinema"));
    private final Facts card = new Facts();
    private final Button edit = new Button(text("page.edit-dialog"));
    private @Nullable CinemaCard shownCard;

    MachinePanel(MachinesViewModel model, Runnable onLeave, Runnable onSaved) {
        this.model = model;
        var leave = new Button(new Icon(VaadinIcon.CLOSE), click -> onLeave.run());
        leave.addThemeVariants(ButtonVariant.TERTIARY);
        leave.setAriaLabel(text("page.close-details"));
        state.addClassName("machine-state");
        var marks = new Div(state);
        marks.addClassName("ticket-marks");
        var head = new Div(marks, leave);
        head.addClassName("ticket-head");
        history.addClassName("timeline");
        edit.addClickListener(click -> {
            if (shownCard != null) {
                new CardDialog(model, shownCard, title.getText(), onSaved).open();
            }
        });
        var content = getContent();
        content.addClassName("ticket-panel");
        content.getElement().setAttribute("aria-label", text("page.machine"));
        content.add(head, title, why, facts, cardTitle, card, edit, historyTitle, history);
    }

    void show(MachineList.Entry entry) {
        var machine = entry.machine();
        var cinema = entry.cinemaName();
        title.setText(cinema == null ? text("machines.no-screen") : cinema);
        state.setText(MachineWords.state(entry.state()));
        state.getElement().setAttribute("data-state", MachineWords.word(entry.state()));
        why.setText(MachineWords.why(entry));
        why.setVisible(!why.getText().isEmpty());
        facts.clear();
        facts.add(text("page.screen"), entry.screenName());
        facts.add(text("page.region"), model.nameOf(entry.region()));
        facts.add(text("page.machine"), machine.machineId());
        var next = entry.nextShow();
        facts.add(text("page.next-show"), next == null ? null : new Span(ZonedTimes.full(next, entry.zone())));
        var dataAt = machine.dataAt();
        facts.add(
                text("machines.fact.data"),
                dataAt == null ? new Span(text("machines.never")) : ZonedTimes.ago(dataAt, entry.zone()));
        var seenAt = machine.seenAt();
        facts.add(text("machines.fact.seen"), seenAt == null ? null : ZonedTimes.ago(seenAt, entry.zone()));
        facts.add(text("machines.fact.software"), machine.softwareVersion());
        showCard(entry);
        showHistory(entry, model.unitsBeside(entry));
    }

    private void showCard(MachineList.Entry entry) {
        var found = model.card(entry);
        shownCard = found.orElse(null);
        card.clear();
        found.ifPresent(it -> {
            card.addPhone(text("page.phone"), it.phone(), it.dialled());
            card.add(text("page.language"), Languages.name(it.language()));
            card.add(text("page.notes"), it.notes());
            if (it.equals(CinemaCard.empty(it.cinemaId()))) {
                card.add(text("page.notes"), text("machines.card.empty"));
            }
        });
        cardTitle.setVisible(found.isPresent());
        edit.setVisible(found.isPresent() && model.mayWrite());
    }

    private void showHistory(MachineList.Entry entry, List<Unit> units) {
        history.removeAll();
        for (var unit : units) {
            var what = new Span(unit.machineId());
            what.addClassName("timeline-what");
            var stay = new Div(Sentence.of(
                    "machines.stay",
                    ZonedTimes.ago(unit.lastSeen(), entry.zone()).getElement(),
                    ZonedTimes.full(unit.since(), entry.zone())));
            stay.addClassName("timeline-note");
            history.add(new ListItem(what, stay));
        }
        historyTitle.setVisible(!units.isEmpty());
    }
}
