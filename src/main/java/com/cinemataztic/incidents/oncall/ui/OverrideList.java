package com.cinemataztic.incidents.oncall.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

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
        section.add(new H2(text("oncall.overrides")));
        if (shown.overrides().isEmpty()) {
            section.add(new Paragraph(text("oncall.overrides.empty")));
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
        var madeBy = new Span(text("oncall.override.added-by", override.madeBy()));
        madeBy.addClassName("quiet-line");
        var item = new ListItem(who, new Span(model.span(shown, override)), madeBy);
        item.addClassName("override");
        if (model.mayEdit()) {
            var remove = new Button(text("page.remove"), click -> changes.accept(() -> model.remove(override)));
            remove.addThemeVariants(ButtonVariant.TERTIARY);
            remove.setAriaLabel(text("oncall.override.remove", model.nameOf(shown, override.contact())));
            item.add(remove);
        }
        return item;
    }
}
