package com.cinemataztic.incidents.oncall.ui;

import static com.cinemataztic.incidents.notifications.GivenContact.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cinemataztic.incidents.oncall.Contact;
import com.cinemataztic.incidents.oncall.ContactId;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.EmailField;
import org.junit.jupiter.api.Test;
import org.springframework.security.test.context.support.WithMockUser;

/** The page Contacts: who may do what there, and what is said when it can't be done. */
class ContactsViewTests extends OnCallPages {

    @Test
    void anEmptyPageSaysWhatToDoAndTheFirstContactIsTheDefault() {
        navigate(ContactsView.class);
        assertThat(paragraphs()).anyMatch(text -> text.startsWith("No contacts yet"));
        press("Add a contact…");
        test(textField("Name")).setValue("Anna Berg");
        test(find(EmailField.class).single()).setValue("anna@example.com");
        press("Save");
        assertThat(find(Dialog.class).all()).isEmpty();
        assertThat(said()).contains("Anna Berg saved.");
        var anna = book.contact(new ContactId("anna-berg")).orElseThrow();
        assertThat(anna.isFallback()).isTrue();
        assertThat(cards())
                .singleElement()
                .asString()
                .contains("Anna Berg", "fallback", "anna@example.com", "warning and critical tickets");
    }

    @Test
    void withoutADefaultTheAdminIsWarned() {
        desk.add(ADMIN, named("Bo").of("denmark").contact());
        navigate(ContactsView.class);
        assertThat(paragraphs()).anyMatch(text -> text.startsWith("There is no fallback contact"));
        desk.add(ADMIN, named("Anna").asFallback());
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
        assertThat(said()).anyMatch(text -> text.startsWith("Enter an e-mail address"));
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
        ComboBox<Contact> standIn = comboBox("Stand-in");
        standIn.setValue(book.contact(new ContactId("bo")).orElseThrow());
        press("Save");
        var anna = book.contact(new ContactId("anna")).orElseThrow();
        assertThat(anna.standIn()).isEqualTo(new ContactId("bo"));
        assertThat(cards()).anyMatch(text -> text.contains("Mon–Fri 09:00–17:00 UTC, otherwise Bo"));
        press("Delete Bo");
        press("Delete");
        assertThat(said()).anyMatch(text -> text.equals("Bo can’t be deleted yet: they stand in for Anna."));
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
}
