package com.cinemataztic.incidents.oncall.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.fleet.FleetDirectory;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.oncall.Contact;
import com.cinemataztic.incidents.oncall.ContactBook;
import com.cinemataztic.incidents.oncall.ContactDesk;
import com.cinemataztic.incidents.platform.ui.Facts;
import com.cinemataztic.incidents.platform.ui.Languages;
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
@Route("admin/contacts")
@PageTitle("contacts.title")
@Menu(title = "contacts.title", order = 20, icon = "vaadin:book")
@RolesAllowed("ADMIN")
class ContactsView extends Main implements AfterNavigationObserver {

    private final ContactsViewModel model;
    private final Button add = new Button(text("contacts.add"));
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
        var head = new Div(new H1(text("contacts.title")), add);
        head.addClassName("oncall-head");
        warning.addClassNames("oncall-warning");
        empty.addClassName("oncall-empty");
        list.addClassName("contact-list");
        add(head, warning, empty, list);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        refresh();
    }

    private void refresh() {
        model.refresh();
        add.setVisible(model.mayEdit());
        warning.setText(model.warning());
        warning.setVisible(!model.warning().isEmpty());
        empty.setVisible(model.contacts().isEmpty());
        empty.setText(model.mayEdit() ? text("contacts.empty") : text("page.signed-out"));
        list.removeAll();
        model.contacts().forEach(contact -> list.add(card(contact)));
    }

    private ListItem card(Contact contact) {
        var name = new H2(contact.name());
        var head = new Div(name);
        head.addClassName("contact-name");
        if (contact.isFallback()) {
            head.add(badge(text("contacts.badge.fallback")));
        }
        if (contact.lead()) {
            head.add(badge(text("contacts.badge.lead")));
        }
        var facts = new Facts();
        facts.add(
                text("page.email"),
                new Anchor("mailto:" + contact.email(), contact.email().value()));
        facts.add(text("contacts.threshold"), ContactWords.threshold(contact.threshold()));
        facts.add(text("contacts.where"), model.where(contact));
        facts.add(text("contacts.when"), model.hours(contact));
        facts.add(text("page.language"), Languages.name(contact.language()));
        var edit = new Button(
                text("page.edit-dialog"),
                click -> ContactDialog.forContact(model, contact, this::refresh).open());
        edit.setAriaLabel(text("contacts.edit", contact.name()));
        var delete = new Button(
                text("page.delete-dialog"), click -> new DeleteContactDialog(model, contact, this::refresh).open());
        delete.setAriaLabel(text("contacts.delete", contact.name()));
        delete.addThemeVariants(ButtonVariant.TERTIARY);
        var buttons = new Div(edit, delete);
        buttons.addClassName("contact-buttons");
        var card = new ListItem(head, facts, buttons);
        card.addClassName("contact-card");
        return card;
    }

    private static Span badge(String word) {
        var badge = new Span(word);
        badge.addClassName("contact-badge");
        return badge;
    }
}
