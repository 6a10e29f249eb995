package com.cinemataztic.incidents.notifications.webhook.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.notifications.OutboxEntry;
import com.cinemataztic.incidents.notifications.OutboxEntry.State;
import com.cinemataztic.incidents.notifications.WebhookName;
import com.cinemataztic.incidents.notifications.webhook.WebhookDeliveries;
import com.cinemataztic.incidents.notifications.webhook.WebhookDeliveries.Receiver;
import com.cinemataztic.incidents.platform.UiTicker;
import com.cinemataztic.incidents.platform.ui.Message;
import com.cinemataztic.incidents.platform.ui.OnTick;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Lists the programs that receive events and what was delivered to them, and sends events again. */
@Route("admin/webhooks")
@PageTitle("webhooks.title")
@Menu(title = "webhooks.title", order = 26, icon = "vaadin:connect-o")
@RolesAllowed("ADMIN")
class WebhooksView extends Main implements AfterNavigationObserver {

    private final WebhooksViewModel model;
    private final Paragraph note = new Paragraph();
    private final ReceiverList receivers = new ReceiverList(this::test, this::redeliverFailed);

    /** The empty choice stands for all. */
    private final Select<Optional<WebhookName>> hook = new Select<>();

    private final Select<Optional<State>> state = new Select<>();
    private final Button newest = new Button(text("webhooks.newest"), click -> goNewest());
    private final Button older = new Button(text("webhooks.older"), click -> goOlder());
    private final Paragraph empty = new Paragraph();
    private final DeliveryGrid grid;

    private WebhooksLocation location = WebhooksLocation.USUAL;

    WebhooksView(WebhookDeliveries deliveries, CurrentActor currentActor, UiTicker ticker) {
        this.model = new WebhooksViewModel(deliveries, currentActor);
        this.grid = new DeliveryGrid(model, this::redeliver);
        addClassName("webhooks-view");
        note.addClassName("webhooks-note");
        note.getElement().setAttribute("role", "status");
        empty.addClassName("webhooks-empty");
        hook.setLabel(text("webhooks.receiver"));
        hook.setItemLabelGenerator(choice -> choice.map(WebhookName::value).orElse(text("webhooks.all")));
        hook.addValueChangeListener(event -> filter(event.isFromClient()));
        state.setLabel(text("webhooks.outcome"));
        state.setItems(Stream.concat(
                        Stream.of(Optional.<State>empty()),
                        Stream.of(State.values()).map(Optional::of))
                .toList());
        state.setItemLabelGenerator(
                choice -> text("webhooks.outcome." + choice.map(State::word).orElse("any")));
        state.addValueChangeListener(event -> filter(event.isFromClient()));
        var filters = new Div(hook, state, newest, older);
        filters.addClassName("webhooks-filters");
        add(new H1(text("webhooks.title")), note, receivers, filters, empty, grid);
        OnTick.refreshTimes(this, ticker, this::refresh);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        location = WebhooksLocation.of(event.getLocation().getQueryParameters());
        refresh();
    }

    private void refresh() {
        grid.show(model.refresh(location));
        receivers.show(model.receivers());
        note.setText(model.note());
        note.setVisible(!model.note().isEmpty());
        var names = Stream.concat(
                        Stream.of(Optional.<WebhookName>empty()),
                        Stream.concat(
                                        model.receivers().stream().map(Receiver::name),
                                        Optional.ofNullable(location.hook()).stream())
                                .distinct()
                                .map(Optional::of))
                .toList();
        if (!hook.getListDataView().getItems().toList().equals(names)) {
            hook.setItems(names);
        }
        hook.setValue(Optional.ofNullable(location.hook()));
        state.setValue(Optional.ofNullable(location.state()));
        newest.setVisible(location.before() != null);
        older.setVisible(model.last().isPresent());
        empty.setText(model.entries().isEmpty() ? model.emptyText() : "");
        empty.setVisible(!empty.getText().isEmpty());
    }

    private void filter(boolean byThePerson) {
        if (byThePerson) {
            go(new WebhooksLocation(
                    hook.getValue().orElse(null), state.getValue().orElse(null), null));
        }
    }

    private void goNewest() {
        go(location.newest());
    }

    private void goOlder() {
        model.last().ifPresent(last -> go(location.after(last)));
    }

    private void go(WebhooksLocation wanted) {
        getUI().ifPresent(ui -> ui.navigate(WebhooksView.class, wanted.parameters()));
    }

    private void test(Receiver receiver) {
        model.test(receiver.name()).show();
        refresh();
    }

    private void redeliver(OutboxEntry entry) {
        confirm(
                text("webhooks.redeliver.title"),
                List.of(
                        text("webhooks.redeliver.text", entry.ticket().value(), entry.recipient()),
                        text("webhooks.redeliver.same-id")),
                () -> model.redeliver(entry));
    }

    private void redeliverFailed(Receiver receiver) {
        confirm(
                text("webhooks.redeliver-all.title"),
                List.of(
                        text(
                                "webhooks.redeliver-all.text",
                                receiver.failed(),
                                receiver.name().value()),
                        text("webhooks.redeliver.same-id")),
                () -> model.redeliverFailed(receiver.name()));
    }

    private void confirm(String title, List<String> sentences, Supplier<Message> act) {
        var dialog = new Dialog();
        dialog.setHeaderTitle(title);
        var content = new Div();
        content.addClassName("dialog-content");
        sentences.forEach(sentence -> content.add(new Paragraph(sentence)));
        dialog.add(content);
        var send = new Button(text("webhooks.redeliver.confirm"), click -> {
            act.get().show();
            dialog.close();
            refresh();
        });
        send.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.getFooter().add(new Button(text("page.cancel"), click -> dialog.close()), send);
        dialog.open();
    }
}
