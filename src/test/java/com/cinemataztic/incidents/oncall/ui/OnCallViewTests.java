package com.cinemataztic.incidents.oncall.ui;

import static com.cinemataztic.incidents.notifications.GivenContact.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.oncall.Contact;
import com.cinemataztic.incidents.oncall.ContactId;
import com.cinemataztic.incidents.oncall.Shift;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.select.Select;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.security.test.context.support.WithMockUser;

/** The page On call: who may see what there, and how a rota is made. */
class OnCallViewTests extends OnCallPages {

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
        assertThat(said()).contains("2 shifts added.");
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
        assertThat(bigText()).matches("Nobody is on call.*contacts are notified:Anna.*");
        var now = LocalDateTime.now(book.rota(DENMARK).zone());
        press("Add an override…");
        comboBox("Who").setValue(cast(book.contact(new ContactId("bo")).orElseThrow()));
        var pickers = find(DateTimePicker.class).all();
        pickers.getFirst().setValue(now.minusHours(1));
        press("Add");
        assertThat(bigText()).contains("Bo", "bo@example.com", "On call by an override");
        assertThat(book.rota(DENMARK).overrides())
                .singleElement()
                .satisfies(made -> assertThat(made.madeBy()).isEqualTo("admin"));
        press("Remove the override of Bo");
        assertThat(bigText()).contains("Anna");
    }

    @Test
    void whenNobodyAnswersItIsSaidLoudly() {
        onCall("denmark");
        assertThat(bigText()).startsWith("Nobody is on call").contains("Nobody is notified of this region's tickets");
        assertThat(paragraphs()).anyMatch(text -> text.startsWith("There are no contacts yet"));
    }

    @Test
    @WithMockUser(username = "olga", roles = "OPERATOR")
    void anOperatorReadsWhoItIsAndHowToReachThemAndChangesNothing() {
        desk.add(ADMIN, named("Bo").asFallback());
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
        desk.add(ADMIN, named("Bo").asFallback());
        onCall("denmark");
        Select<?> region = find(Select.class).single();
        assertThat(region.getListDataView().getItems().map(Object::toString))
                .hasSize(2)
                .noneMatch(text -> text.contains("denmark"));
        assertThat(bigText()).contains("Bo").doesNotContain("@");
    }
}
