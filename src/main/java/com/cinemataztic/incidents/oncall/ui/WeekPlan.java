package com.cinemataztic.incidents.oncall.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.oncall.Week;
import com.cinemataztic.incidents.platform.ui.Message;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.DayOfWeek;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The weekly plan of a region, day by day, with its gaps. */
class WeekPlan extends Composite<Section> {

    private final OnCallViewModel model;
    private final OnCallViewModel.Shown shown;
    private final Consumer<Supplier<Message>> changes;

    WeekPlan(OnCallViewModel model, OnCallViewModel.Shown shown, Consumer<Supplier<Message>> changes) {
        this.model = model;
        this.shown = shown;
        this.changes = changes;
        var week = shown.rota().week();
        var section = getContent();
        section.addClassName("week");
        section.add(new H2(text("oncall.week")));
        if (shown.rota().shifts().isEmpty()) {
            section.add(new Paragraph(text("oncall.week.empty", model.mayEdit())));
            return;
        }
        section.add(new Paragraph(
                week.isWhole()
                        ? text("oncall.week.zone", model.zone(shown))
                        : text("oncall.week.zone-gaps", model.zone(shown))));
        var days = new UnorderedList();
        days.addClassName("week-days");
        week.days().forEach((day, parts) -> {
            var list = new UnorderedList();
            parts.forEach(part -> list.add(part(day, part)));
            var item = new ListItem(new H3(ContactWords.day(day)), list);
            item.getElement().setAttribute("data-today", shown.today().getDayOfWeek() == day);
            days.add(item);
        });
        section.add(days);
    }

    private ListItem part(DayOfWeek day, Week.Part part) {
        var shift = part.shift();
        var time = new Span(part.words());
        time.addClassName("part-time");
        var who = new Span(shift == null ? text("oncall.week.gap") : model.nameOf(shown, shift.contact()));
        who.addClassName("part-who");
        var item = new ListItem(time, who);
        item.addClassName("part");
        item.getElement().setAttribute("data-gap", shift == null);
        if (shown.isNow(day, part)) {
            var now = new Span(text("oncall.week.now"));
            now.addClassName("part-now");
            item.add(now);
        }
        if (shift != null && model.mayEdit()) {
            var remove =
                    new Button(new Icon(VaadinIcon.CLOSE_SMALL), click -> changes.accept(() -> model.remove(shift)));
            remove.addThemeVariants(ButtonVariant.TERTIARY);
            remove.setAriaLabel(text("oncall.shift.remove-of", shift.words(), model.nameOf(shown, shift.contact())));
            remove.setTooltipText(text("oncall.shift.remove", shift.words()));
            item.add(remove);
        }
        return item;
    }
}
