package com.cinemataztic.incidents.oncall.ui;

import com.cinemataztic.incidents.fleet.FleetDirectory;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.oncall.Contact;
import com.cinemataztic.incidents.oncall.ContactBook;
import com.cinemataztic.incidents.oncall.ContactDesk;
import com.cinemataztic.incidents.platform.ui.Facts;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;

/** Who is notified of tickets, where and when. */
@Route("contacts")
@PageTitle("contacts.title")
@Menu(title = "contacts.title", order = 80)
@RolesAllowed("ADMIN")
class ContactsView extends Main implements AfterNavigationObserver {

    private final ContactsViewModel model;
    private final Button add = new Button("Add a contact…");
    private final Paragraph warning = new Paragraph();
    private final Paragraph empty = new Paragraph();
    private final UnorderedList list = new UnorderedList();

    ContactsView(
            ContactBook book,
            ContactDesk desk,
            RegionDirectory regions,
            FleetDirectory fleet,
            CurrentActor currentActor) {
        this.model = new ContactsViewModel(book, desk, regions, fleet, currentActor);
        addClassName("contacts-view");
        add.addThemeVariants(ButtonVariant.PRIMARY);
        add.addClickListener(click -> ContactDialog.forNew(model, this::refresh).open());
        var head = new Div(new H1("Contacts"), add);
        head.addClassName("notices-head");
        warning.addClassNames("notices-warning");
        empty.addClassName("notices-empty");
        list.addClassName("contact-list");
        add(head, warning, empty, list);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        refresh();
    }

    private void refresh() {
        model.look();
        add.setVisible(model.mayEdit());
        warning.setText(model.warning());
        warning.setVisible(!model.warning().isEmpty());
        empty.setVisible(model.contacts().isEmpty());
        empty.setText(
                model.mayEdit()
                        ? "No contacts yet, so nobody is notified of any ticket. Add the fallback contact first, and"
                                + " then those of each region."
                        : "You are signed out or your account may not see this any more. Reload to sign in again.");
        list.removeAll();
        model.contacts().forEach(contact -> list.add(card(contact)));
    }

    private ListItem card(Contact contact) {
        var name = new H2(contact.name());
        var head = new Div(name);
        head.addClassName("contact-name");
        if (contact.isDefault()) {
            head.add(badge("fallback"));
        }
        if (contact.lead()) {
            head.add(badge("lead"));
        }
        var facts = new Facts();
        facts.add(
                "E-mail",
                new Anchor("mailto:" + contact.email(), contact.email().value()));
        facts.add("Notified of", ContactWords.threshold(contact.threshold()));
        facts.add("Where", model.where(contact));
        facts.add("When", model.hours(contact));
        facts.add("Language", contact.language());
        var edit = new Button(
                "Edit…",
                click -> ContactDialog.forContact(model, contact, this::refresh).open());
        edit.setAriaLabel("Edit " + contact.name());
        var delete = new Button("Delete…", click -> new DeleteContactDialog(model, contact, this::refresh).open());
        delete.setAriaLabel("Delete " + contact.name());
        delete.addThemeVariants(ButtonVariant.TERTIARY);
        var buttons = new Div(edit, delete);
        buttons.addClassName("contact-buttons");
        var card = new ListItem(head, facts, buttons);
        card.addClassName("contact-card");
        return card;
    }

    private static Span badge(String text) {
        var badge = new Span(text);
        badge.addClassName("contact-badge");
        return badge;
    }
}
