package com.cinemataztic.incidents.tickets.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.platform.ui.HelpLinks;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Optional;
import java.util.function.Consumer;

/** The search of the queue, and what concerns the whole list. */
class QueueHeader extends Composite<Header> {

    private static final int LONGEST_SEARCH = 200;

    private final TextField search = new TextField();
    private final Button open;
    private final Anchor table = new Anchor();

    QueueHeader(Consumer<String> onSearch, Runnable onOpen) {
        search.setAriaLabel(text("page.search"));
        search.setPlaceholder(text("queue.search.hint"));
        search.setPrefixComponent(new Icon(VaadinIcon.SEARCH));
        search.setClearButtonVisible(true);
        search.setMaxLength(LONGEST_SEARCH);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                onSearch.accept(event.getValue());
            }
        });
        open = new Button(text("ticket.open"), new Icon(VaadinIcon.PLUS), click -> onOpen.run());
        open.addThemeVariants(ButtonVariant.TERTIARY);
        table.add(new Icon(VaadinIcon.DOWNLOAD));
        table.setAriaLabel(text("queue.table"));
        table.setTitle(text("queue.table"));
        table.setRouterIgnore(true);
        table.addClassName("queue-table");
        getContent().addClassName("queue-header");
        getContent().add(search, open, table, HelpLinks.question(HelpLinks.SIGNS, "help.question.signs"));
    }

    /** Adds what else concerns the whole page. */
    void add(Component other) {
        getContent().add(other);
    }

    void search(String words) {
        search.setValue(words);
    }

    /** @return the field that a key leads to */
    TextField searchField() {
        return search;
    }

    /** @param address where the list is as a table; empty: there is none */
    void show(boolean mayOpen, Optional<String> address) {
        open.setVisible(mayOpen);
        table.setVisible(address.isPresent());
        address.ifPresent(table::setHref);
    }
}
