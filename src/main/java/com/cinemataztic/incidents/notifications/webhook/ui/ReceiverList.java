package com.cinemataztic.incidents.notifications.webhook.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.notifications.webhook.WebhookDeliveries.Receiver;
import com.cinemataztic.incidents.platform.ui.ReaderZone;
import com.cinemataztic.incidents.platform.ui.ZonedTimes;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.function.Consumer;

/** The receivers with their state. Redrawn only when it changes, because a person may be on a button in it. */
class ReceiverList extends Composite<UnorderedList> {

    private final Consumer<Receiver> onTest;
    private final Consumer<Receiver> onRedeliver;
    private List<Receiver> drawn = List.of();

    ReceiverList(Consumer<Receiver> onTest, Consumer<Receiver> onRedeliver) {
        this.onTest = onTest;
        this.onRedeliver = onRedeliver;
        getContent().addClassName("webhooks-receivers");
    }

    void show(List<Receiver> receivers) {
        if (receivers.equals(drawn)) {
            return;
        }
        drawn = receivers;
        getContent().removeAll();
        receivers.forEach(receiver -> getContent().add(item(receiver)));
    }

    private ListItem item(Receiver receiver) {
        var host = new Span(receiver.host());
        host.addClassName("webhooks-host");
        var name = new H2(receiver.name().value());
        name.add(host);
        var test = new Button(text("webhooks.test"), click -> onTest.accept(receiver));
        test.setAriaLabel(text("webhooks.test-label", receiver.name().value()));
        test.setDisableOnClick(true);
        test.addClickListener(click -> test.setEnabled(true));
        var again =
                new Button(text("webhooks.redeliver-all", receiver.failed()), click -> onRedeliver.accept(receiver));
        again.setVisible(receiver.failed() > 0);
        var buttons = new Div(test, again);
        buttons.addClassName("webhooks-buttons");
        return new ListItem(name, state(receiver), new Paragraph(WebhooksViewModel.scope(receiver)), buttons);
    }

    private Div state(Receiver receiver) {
        var zone = ReaderZone.of(getContent().getUI());
        var state = new Div();
        state.addClassName("webhooks-state");
        if (receiver.failingSince() != null) {
            state.getElement().setAttribute("data-outcome", "failed");
            state.add(
                    new Span(text("webhooks.failing", receiver.problem())),
                    ZonedTimes.ago(receiver.failingSince(), zone));
        } else if (receiver.acceptedAt() != null) {
            state.getElement().setAttribute("data-outcome", "sent");
            state.add(new Span(text("webhooks.works")), ZonedTimes.ago(receiver.acceptedAt(), zone));
        } else {
            state.getElement().setAttribute("data-outcome", "unknown");
            state.add(new Span(text("webhooks.idle")));
        }
        return state;
    }
}
