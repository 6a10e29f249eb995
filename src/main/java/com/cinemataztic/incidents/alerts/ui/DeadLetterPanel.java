package com.cinemataztic.incidents.alerts.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.alerts.intake.DeadLetter;
import com.cinemataztic.incidents.platform.ui.Facts;
import com.cinemataztic.incidents.platform.ui.ZonedTimes;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.ZoneId;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Shows the selected dead letter and its actions. A long body is shown only in part. */
class DeadLetterPanel extends Composite<Section> {

    private final H2 reason = new H2();
    private final Button replay = new Button(text("dead-letters.replay"));
    private final Facts facts = new Facts();
    private final H3 headersTitle = new H3(text("dead-letters.headers"));
    private final Facts headers = new Facts();
    private final H3 bodyTitle = new H3(text("dead-letters.body"));
    private final Pre body = new Pre();
    private final Paragraph hidden = new Paragraph();
    private @Nullable DeadLetter shown;
    private @Nullable ZoneId shownIn;

    DeadLetterPanel(Runnable onLeave, Consumer<DeadLetter> onReplay, Consumer<DeadLetter> onDelete) {
        var leave = new Button(new Icon(VaadinIcon.CLOSE), click -> onLeave.run());
        leave.addThemeVariants(ButtonVariant.TERTIARY);
        leave.setAriaLabel(text("page.close-details"));
        var head = new Div(reason, leave);
        head.addClassName("ticket-head");
        replay.addThemeVariants(ButtonVariant.PRIMARY);
        replay.addClickListener(click -> pass(onReplay));
        var actions = new Div(replay, new Button(text("page.delete-dialog"), click -> pass(onDelete)));
        actions.addClassName("ticket-actions");
        body.addClassName("letter-body");
        // The body scrolls on its own, so it must be reachable without a mouse.
        body.getElement().setAttribute("tabindex", "0");
        body.getElement().setAttribute("role", "region");
        body.getElement().setAttribute("aria-label", text("dead-letters.body"));
        hidden.addClassName("letter-hidden");
        var content = getContent();
        content.addClassName("ticket-panel");
        content.getElement().setAttribute("aria-label", text("dead-letters.panel"));
        content.add(head, actions, facts, bodyTitle, body, hidden, headersTitle, headers);
    }

    /** Shows the dead letter. One that is already shown is not redrawn: a person may be reading it. */
    void show(DeadLetter letter, ZoneId zone) {
        if (letter == shown && zone.equals(shownIn)) {
            return;
        }
        shown = letter;
        shownIn = zone;
        var summary = letter.summary();
        reason.setText(ShownText.visible(summary.reason()));
        facts.clear();
        facts.add(text("dead-letters.first"), ZonedTimes.ago(summary.firstAt(), zone));
        facts.add(text("dead-letters.last"), ZonedTimes.ago(summary.lastAt(), zone));
        facts.add(text("dead-letters.received"), DeadLetterTexts.times(summary.times()));
        facts.add(text("dead-letters.size"), DeadLetterTexts.size(summary.size()));
        facts.add(text("dead-letters.hash"), summary.id().value());
        headers.clear();
        letter.headers().forEach((name, value) -> headers.add(ShownText.visible(name), ShownText.visible(value)));
        headersTitle.setVisible(!letter.headers().isEmpty());
        var visible = ShownText.of(letter.body());
        var empty = letter.body().length == 0;
        body.setText(visible.text());
        body.setVisible(!empty);
        bodyTitle.setVisible(!empty);
        hidden.setVisible(empty || summary.truncated() || visible.hidden() > 0);
        hidden.setText(DeadLetterTexts.hidden(summary, letter.body().length, visible.hidden()));
        replay.setEnabled(!empty);
        replay.setVisible(!summary.truncated());
    }

    private void pass(Consumer<DeadLetter> listener) {
        if (shown != null) {
            listener.accept(shown);
        }
    }
}
