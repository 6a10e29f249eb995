package com.cinemataztic.incidents.notices.ui;

import static com.cinemataztic.incidents.notices.People.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.notices.Contact;
import com.cinemataztic.incidents.notices.ContactBook;
import com.cinemataztic.incidents.notices.ContactDesk;
import com.cinemataztic.incidents.notices.ContactId;
import com.cinemataztic.incidents.notices.Rota;
import com.cinemataztic.incidents.notices.RotaDesk;
import com.cinemataztic.incidents.notices.Shift;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.support.PortalTest;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import com.vaadin.flow.router.QueryParameters;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;

/** The pages Contacts and On call: who may do what there, and what is said when it can't be done. */
@PortalTest
@WithMockUser(username = "admin", roles = "ADMIN")
class NoticesViewTests extends SpringBrowserlessTest {

    private static final Actor ADMIN = new Actor("admin", Role.ADMIN, Set.of());
    private static final RegionId DENMARK = new RegionId("denmark");
    private static final String PASSWORD = "a good password";

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

    @Test
    void anEmptyPageSaysWhatToDoAndTheFirstContactIsTheDefault() {
        navigate(ContactsView.class);
        assertThat(paragraphs()).anyMatch(text -> text.startsWith("No contacts yet"));
        press("Add a contact…");
        test(textField("Name")).setValue("Anna Berg");
        test(find(EmailField.class).single()).setValue("anna@example.com");
        press("Save");
        assertThat(find(Dialog.class).all()).isEmpty();
        assertThat(said()).contains("Anna Berg is saved.");
        var anna = book.contact(new ContactId("anna-berg")).orElseThrow();
        assertThat(anna.isDefault()).isTrue();
        assertThat(cards()).singleElement().asString().contains("Anna Berg", "default", "anna@example.com", "warnings");
    }

    @Test
    void withoutADefaultTheAdminIsWarned() {
        desk.add(ADMIN, named("Bo").of("denmark").contact());
        navigate(ContactsView.class);
        assertThat(paragraphs()).anyMatch(text -> text.startsWith("There is no default contact"));
        desk.add(ADMIN, named("Anna").byDefault());
        navigate(ContactsView.class);
        assertThat(find(Paragraph.class).all()).filteredOn(Component::isVisible).isEmpty();
    }

    @Test
    void aBadAddressIsToldAndNothingTypedIsLost() {
        navigate(ContactsView.class);
        press("Add a contact…");
        test(textField("Name")).setValue("Anna");
        find(EmailField.class).single().setValue("anna@example.com,b@example.com");
        press("Save");
        assertThat(said()).anyMatch(text -> text.startsWith("An e-mail address is like"));
        assertThat(textField("Name").getValue()).isEqualTo("Anna");
        assertThat(book.contacts()).isEmpty();
    }

    @Test
    void hoursAndAStandInAreGivenTogether() {
        desk.add(ADMIN, named("Bo").contact());
        desk.add(ADMIN, named("Anna").contact());
        navigate(ContactsView.class);
        press("Edit Anna");
        find(Checkbox.class)
                .withPropertyValue(Checkbox::getLabel, "Only in working hours")
                .single()
                .setValue(true);
        ComboBox<Contact> standIn = comboBox("Otherwise");
        standIn.setValue(book.contact(new ContactId("bo")).orElseThrow());
        press("Save");
        var anna = book.contact(new ContactId("anna")).orElseThrow();
        assertThat(anna.standIn()).isEqualTo(new ContactId("bo"));
        assertThat(cards()).anyMatch(text -> text.contains("Mon–Fri 09:00–17:00 UTC, else Bo"));
        press("Delete Bo");
        press("Delete");
        assertThat(said()).anyMatch(text -> text.equals("Bo can't be deleted yet: they stand in for Anna."));
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsShownBeforeItIsOverwritten() {
        desk.add(ADMIN, named("Bo").contact());
        navigate(ContactsView.class);
        press("Edit Bo");
        var seen = book.contact(new ContactId("bo")).orElseThrow();
        desk.change(ADMIN, seen, named("Bo Holm").of("spain").contact());
        test(textField("Name")).setValue("Bo H");
        press("Save");
        assertThat(paragraphs()).anyMatch(text -> text.contains("It is now: Bo Holm") && text.contains("Spain"));
        assertThat(book.contact(new ContactId("bo")).orElseThrow().name()).isEqualTo("Bo Holm");
        press("Save");
        assertThat(book.contact(new ContactId("bo")).orElseThrow().name()).isEqualTo("Bo H");
    }

    @Test
    void aContactIsDeletedOnceThatIsConfirmed() {
        desk.add(ADMIN, named("Bo").contact());
        navigate(ContactsView.class);
        press("Delete Bo");
        press("Keep it");
        assertThat(book.contacts()).hasSize(1);
        press("Delete Bo");
        press("Delete");
        assertThat(book.contacts()).isEmpty();
        assertThat(cards()).isEmpty();
    }

    @Test
    @WithMockUser(username = "olga", roles = "OPERATOR")
    void contactsAreNotThereForAnOperator() {
        assertThatThrownBy(() -> navigate(ContactsView.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @WithMockUser(username = "olga", roles = "ADMIN")
    void contactsAreHiddenFromWhomTheRightsWereTakenFromSinceTheySignedIn() {
        desk.add(ADMIN, named("Bo").contact());
        navigate(ContactsView.class);
        assertThat(cards()).isEmpty();
    }

    @Test
    void anAdminMakesAWeekAndSeesItsGaps() {
        desk.add(ADMIN, named("Bo").contact());
        onCall("denmark");
        assertThat(paragraphs()).anyMatch(text -> text.startsWith("No shifts yet"));
        press("Add a shift…");
        ComboBox<Contact> who = comboBox("Who");
        who.setValue(book.contacts().getFirst());
        days().setValue(Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY));
        time("From").setValue(LocalTime.of(20, 0));
        time("To").setValue(LocalTime.of(4, 0));
        press("Add");
        assertThat(said()).contains("2 shifts are added.");
        assertThat(parts()).contains("20:00–24:00Bo", "00:00–04:00Bo", "04:00–20:00nobody");
        press("Add a shift…");
        comboBox("Who").setValue(cast(book.contacts().getFirst()));
        days().setValue(Set.of(DayOfWeek.TUESDAY));
        time("From").setValue(LocalTime.of(3, 0));
        press("Add");
        assertThat(said()).anyMatch(text -> text.contains("overlap"));
        press("Cancel");
        press("Remove the shift Mon 20:00–04:00 of Bo");
        assertThat(book.rota(DENMARK).shifts()).extracting(Shift::day).containsExactly(DayOfWeek.TUESDAY);
    }

    @Test
    void anOverridePutsSomebodyBeforeThePlanAtOnce() {
        desk.add(ADMIN, named("Bo").contact());
        desk.add(ADMIN, named("Anna").of("denmark").contact());
        onCall("denmark");
        assertThat(bigText()).contains("Anna").contains("Nobody is on call");
        var now = LocalDateTime.now(book.rota(DENMARK).zone());
        press("Add an override…");
        comboBox("Who").setValue(cast(book.contact(new ContactId("bo")).orElseThrow()));
        var pickers = find(DateTimePicker.class).all();
        pickers.getFirst().setValue(now.minusHours(1));
        press("Add");
        assertThat(bigText()).contains("Bo", "bo@example.com", "By an override");
        assertThat(book.rota(DENMARK).overrides())
                .singleElement()
                .satisfies(made -> assertThat(made.madeBy()).isEqualTo("admin"));
        press("Remove the override of Bo");
        assertThat(bigText()).contains("Anna");
    }

    @Test
    void whenNobodyAnswersItIsSaidLoudly() {
        onCall("denmark");
        assertThat(bigText()).contains("Nobody").contains("Nobody is told of this region's tickets");
        assertThat(paragraphs()).anyMatch(text -> text.startsWith("There are no contacts yet"));
    }

    @Test
    @WithMockUser(username = "olga", roles = "OPERATOR")
    void anOperatorReadsWhoItIsAndHowToReachThemAndChangesNothing() {
        desk.add(ADMIN, named("Bo").byDefault());
        write(book.rota(DENMARK)
                .plus(new Shift(DayOfWeek.MONDAY, LocalTime.NOON, LocalTime.MIDNIGHT, new ContactId("bo"))));
        onCall("denmark");
        assertThat(bigText()).contains("Bo", "bo@example.com");
        assertThat(parts()).contains("12:00–24:00Bo");
        assertThat(find(Button.class).all())
                .filteredOn(Component::isVisible)
                .extracting(Button::getText)
                .doesNotContain("Add a shift…", "Add an override…", "Remove");
    }

    @Test
    @WithMockUser(username = "vera", roles = "VIEWER")
    void aViewerSeesOwnRegionsWithoutAddresses() {
        desk.add(ADMIN, named("Bo").byDefault());
        onCall("denmark");
        Select<?> region = find(Select.class).single();
        assertThat(region.getListDataView().getItems().map(Object::toString))
                .hasSize(2)
                .noneMatch(text -> text.contains("denmark"));
        assertThat(bigText()).contains("Bo").doesNotContain("@");
    }

    private void write(Rota rota) {
        var kept = book.rota(rota.region());
        rotas.write(ADMIN, kept, rota);
    }

    private void onCall(String region) {
        UI.getCurrent().navigate(OnCallView.class, QueryParameters.of("region", region));
    }

    /** Presses the button with this text or, where it has the same as others, this name for who can't see. */
    private void press(String label) {
        var button = find(Button.class).all().stream()
                .filter(it -> it.getAriaLabel().map(label::equals).orElseGet(() -> label.equals(it.getText())))
                .reduce((_, last) -> last)
                .orElseThrow();
        test(button).click();
    }

    private TextField textField(String label) {
        return find(TextField.class)
                .withPropertyValue(TextField::getLabel, label)
                .single();
    }

    @SuppressWarnings("unchecked")
    private <T> ComboBox<T> comboBox(String label) {
        return find(ComboBox.class).withPropertyValue(ComboBox::getLabel, label).single();
    }

    @SuppressWarnings("unchecked")
    private static <T> T cast(Object value) {
        return (T) value;
    }

    @SuppressWarnings("unchecked")
    private CheckboxGroup<DayOfWeek> days() {
        return find(CheckboxGroup.class).single();
    }

    private TimePicker time(String label) {
        return find(TimePicker.class)
                .withPropertyValue(TimePicker::getLabel, label)
                .single();
    }

    private List<String> cards() {
        return find(ListItem.class).all().stream()
                .filter(item -> item.hasClassName("contact-card"))
                .map(NoticesViewTests::text)
                .toList();
    }

    private List<String> parts() {
        return find(ListItem.class).all().stream()
                .filter(item -> item.hasClassName("part"))
                .map(NoticesViewTests::text)
                .map(text -> text.replace("now", ""))
                .toList();
    }

    private String bigText() {
        return find(Div.class).all().stream()
                .filter(div -> div.hasClassName("on-call-now"))
                .map(NoticesViewTests::text)
                .collect(Collectors.joining());
    }

    private List<String> paragraphs() {
        return find(Paragraph.class).all().stream()
                .filter(Component::isVisible)
                .map(Paragraph::getText)
                .toList();
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }

    private List<String> said() {
        return find(Notification.class).all().stream()
                .map(notification -> notification.getElement().getProperty("text", ""))
                .toList();
    }
}
