package com.cinemataztic.incidents.oncall.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.oncall.ContactBook;
import com.cinemataztic.incidents.oncall.ContactDesk;
import com.cinemataztic.incidents.oncall.Rota;
import com.cinemataztic.incidents.oncall.RotaDesk;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.support.PortalTest;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import com.vaadin.flow.router.QueryParameters;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;

/** What tests of the pages Contacts and On call share: nobody is a contact yet, and what is read off a page. */
@PortalTest
@WithMockUser(username = "admin", roles = "ADMIN")
abstract class OnCallPages extends SpringBrowserlessTest {

    static final Actor ADMIN = new Actor("admin", Role.ADMIN, Set.of());
    static final RegionId DENMARK = new RegionId("denmark");
    static final String PASSWORD = "a good password";

    @Autowired
    ContactBook book;

    @Autowired
    ContactDesk desk;

    @Autowired
    RotaDesk rotas;

    @Autowired
    AccountDesk accounts;

    @BeforeEach
    void nothingYet() {
        accounts.add(ADMIN, "olga", PASSWORD, Role.OPERATOR, Set.of());
        accounts.add(ADMIN, "vera", PASSWORD, Role.VIEWER, Set.of(new RegionId("norway")));
        write(new Rota(DENMARK, book.rota(DENMARK).zone(), List.of(), List.of(), 0));
        book.contacts().stream()
                .filter(contact -> contact.standIn() != null)
                .forEach(contact -> desk.remove(ADMIN, contact));
        book.contacts().forEach(contact -> desk.remove(ADMIN, contact));
        assertThat(book.contacts()).isEmpty();
    }

    void write(Rota rota) {
        var kept = book.rota(rota.region());
        rotas.write(ADMIN, kept, rota);
    }

    void onCall(String region) {
        UI.getCurrent().navigate(OnCallView.class, QueryParameters.of("region", region));
    }

    /** Presses the button with this text or, where it has the same as others, this name for who can't see. */
    void press(String label) {
        var button = find(Button.class).all().stream()
                .filter(it -> it.getAriaLabel().map(label::equals).orElseGet(() -> label.equals(it.getText())))
                .reduce((_, last) -> last)
                .orElseThrow();
        test(button).click();
    }

    TextField textField(String label) {
        return find(TextField.class)
                .withPropertyValue(TextField::getLabel, label)
                .single();
    }

    @SuppressWarnings("unchecked")
    <T> ComboBox<T> comboBox(String label) {
        return find(ComboBox.class).withPropertyValue(ComboBox::getLabel, label).single();
    }

    @SuppressWarnings("unchecked")
    static <T> T cast(Object value) {
        return (T) value;
    }

    @SuppressWarnings("unchecked")
    CheckboxGroup<DayOfWeek> days() {
        return find(CheckboxGroup.class).single();
    }

    TimePicker time(String label) {
        return find(TimePicker.class)
                .withPropertyValue(TimePicker::getLabel, label)
                .single();
    }

    List<String> cards() {
        return find(ListItem.class).all().stream()
                .filter(item -> item.hasClassName("contact-card"))
                .map(OnCallPages::text)
                .toList();
    }

    List<String> parts() {
        return find(ListItem.class).all().stream()
                .filter(item -> item.hasClassName("part"))
                .map(OnCallPages::text)
                .map(text -> text.replace("now", ""))
                .toList();
    }

    String bigText() {
        return find(Div.class).all().stream()
                .filter(div -> div.hasClassName("on-call-now"))
                .map(OnCallPages::text)
                .collect(Collectors.joining());
    }

    List<String> paragraphs() {
        return find(Paragraph.class).all().stream()
                .filter(Component::isVisible)
                .map(Paragraph::getText)
                .toList();
    }

    static String text(Component component) {
        return component.getElement().getTextRecursively();
    }

    List<String> said() {
        return find(Notification.class).all().stream()
                .map(notification -> notification.getElement().getProperty("text", ""))
                .toList();
    }
}
