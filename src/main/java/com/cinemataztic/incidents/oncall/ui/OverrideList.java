package com.cinemataztic.incidents.oncall.ui;

import com.cinemataztic.incidents.oncall.RotaOverride;
import com.cinemataztic.incidents.platform.ui.Message;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The present and future overrides of the weekly plan. */
class OverrideList extends Composite<Section> {

    OverrideList(OnCallViewModel model, OnCallViewModel.Shown shown, Consumer<Supplier<Message>> changes) {
        var section = getContent();
        section.addClassName("overrides");
        section.add(new H2("Overrides"));
        if (shown.overrides().isEmpty()) {
            section.add(new Paragraph("None, now or later."));
            return;
        }
        var list = new UnorderedList();
        shown.overrides().forEach(override -> list.add(item(model, shown, override, changes)));
        section.add(list);
    }

    private static ListItem item(
            OnCallViewModel model,
            OnCallViewModel.Shown shown,
            RotaOverride override,
            Consumer<Supplier<Message>> changes) {
        var who = new Span(model.nameOf(shown, override.contact()));
        who.addClassName("part-who");
        var madeBy = new Span("made by " + override.madeBy());
        madeBy.addClassName("quiet-line");
        var item = new ListItem(who, new Span(model.span(shown, override)), madeBy);
        item.addClassName("override");
        if (model.mayEdit()) {
            var remove = new Button("Remove", click -> changes.accept(() -> model.remove(override)));
            remove.addThemeVariants(ButtonVariant.TERTIARY);
            remove.setAriaLabel("Remove the override of " + model.nameOf(shown, override.contact()));
            item.add(remove);
        }
        return item;
    }
}
