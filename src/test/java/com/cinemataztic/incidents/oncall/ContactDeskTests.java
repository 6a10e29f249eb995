package com.cinemataztic.incidents.oncall;

import static com.cinemataztic.incidents.notifications.GivenContact.named;
import static com.cinemataztic.incidents.oncall.OnCallTests.override;
import static com.cinemataztic.incidents.oncall.OnCallTests.shifts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.AuditLogInMemory;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.regions.RegionsInMemory;
import com.cinemataztic.incidents.tickets.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contacts and rotas are changed, by several people and from several instances. */
class ContactDeskTests {

    private static final Actor ADMIN = new Actor("admin", Role.ADMIN, Set.of());
    private static final Actor OPERATOR = new Actor("olga", Role.OPERATOR, Set.of());
    private static final RegionId DENMARK = new RegionId("denmark");
    private static final Clock MONDAY = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    private final AuditLogInMemory audit = new AuditLogInMemory();
    private final BookInMemory store = new BookInMemory();
    private final ContactBook book = store.book("");
    private final ContactDesk desk = desk(book);
    private final RotaDesk rotas = new RotaDesk(store.asRotas, book, audit, MONDAY);
    private final ContactDesk elsewhere = desk(store.book(""));

    private ContactDesk desk(ContactBook itsBook) {
        return new ContactDesk(store, itsBook, RegionsInMemory.directory(), audit, MONDAY);
    }

    @Test
    void namesakesGetIdsOfTheirOwn() {
        var first = done(desk.add(ADMIN, named("Bo").contact()));
        var second = done(elsewhere.add(ADMIN, named("Bo").contact()));
        assertThat(List.of(first.id(), second.id())).containsExactly(new ContactId("bo"), new ContactId("bo-2"));
    }

    @Test
    void aStaleEditIsRefusedWithWhatIsKeptNow() {
        var seen = done(desk.add(ADMIN, named("Bo").contact()));
        var byAnother =
                done(elsewhere.change(ADMIN, seen, named("Bo").of("norway").contact()));
        assertThat(byAnother.version()).isEqualTo(2);
        assertThat(desk.change(ADMIN, seen, named("Bo").of("spain").contact()))
                .isEqualTo(new EditResult.Stale<>(byAnother));
        assertThat(desk.remove(ADMIN, seen)).isEqualTo(new EditResult.Stale<>(byAnother));
        assertThat(store.kept).containsValue(byAnother);
        assertThat(book.contact(seen.id())).contains(byAnother);
    }

    @Test
    void whatIsGoneCannotBeChanged() {
        var seen = done(desk.add(ADMIN, named("Bo").contact()));
        assertThat(desk.remove(ADMIN, seen)).isEqualTo(new EditResult.Done<>(seen));
        assertThat(reason(desk.change(ADMIN, seen, seen))).contains("This contact was deleted");
        assertThat(reason(desk.remove(ADMIN, seen))).contains("This contact was deleted");
    }

    @Test
    void onlyAdminsChangeAnything() {
        var bo = named("Bo").contact();
        assertThat(reason(desk.add(OPERATOR, bo))).contains("Only admins");
        assertThat(reason(desk.change(OPERATOR, bo, bo))).contains("Only admins");
        assertThat(reason(desk.remove(OPERATOR, bo))).contains("Only admins");
        var rota = book.rota(DENMARK);
        assertThat(rotas.write(OPERATOR, rota, rota)).isInstanceOf(EditResult.Rejected.class);
        var ofNorway = new Actor("nora", Role.ADMIN, Set.of(new RegionId("norway")));
        assertThat(rotas.write(ofNorway, rota, rota)).isInstanceOf(EditResult.Rejected.class);
    }

    @Test
    void standInsExistAndNeverGoRoundInACircle() {
        var bo = done(desk.add(ADMIN, named("Bo").contact()));
        assertThat(reason(desk.add(ADMIN, named("Anna").inOffice("nobody").contact())))
                .contains("The stand-in was deleted");
        done(desk.add(ADMIN, named("Anna").inOffice("bo").contact()));
        done(desk.add(ADMIN, named("Cleo").inOffice("anna").contact()));
        assertThat(reason(desk.change(ADMIN, bo, named("Bo").inOffice("cleo").contact())))
                .isEqualTo("The stand-ins would form a circle: Bo → Cleo → Anna → Bo.");
    }

    @Test
    void whoIsReferredToIsNotDeletedAndItIsSaidWhere() {
        var bo = done(desk.add(ADMIN, named("Bo").contact()));
        var anna = done(desk.add(ADMIN, named("Anna").inOffice("bo").contact()));
        var rota = book.rota(DENMARK).plus(shifts("MONDAY 08:00 16:00 bo").getFirst());
        assertThat(rotas.write(ADMIN, book.rota(DENMARK), rota)).isInstanceOf(EditResult.Done.class);
        assertThat(reason(desk.remove(ADMIN, bo)))
                .isEqualTo(
                        "Bo can’t be deleted yet: the rota of Denmark has them on call, and they stand in for Anna.");
        desk.remove(ADMIN, anna);
        var over = book.rota(DENMARK)
                .minus(rota.shifts().getFirst())
                .plus(override("2026-11-22T12:00:00Z", "2026-11-22T13:00:00Z", "bo"));
        rotas.write(ADMIN, book.rota(DENMARK), over);
        assertThat(desk.remove(ADMIN, bo)).isInstanceOf(EditResult.Done.class);
    }

    @Test
    void aStaleRotaIsRefusedWithWhatIsKeptNow() {
        done(desk.add(ADMIN, named("Bo").contact()));
        var seen = book.rota(DENMARK);
        var monday = seen.plus(shifts("MONDAY 08:00 16:00 bo").getFirst());
        var kept = new RotaDesk(store.asRotas, store.book(""), audit, MONDAY).write(ADMIN, seen, monday);
        var tuesday = seen.plus(shifts("TUESDAY 08:00 16:00 bo").getFirst());
        assertThat(rotas.write(ADMIN, seen, tuesday))
                .isEqualTo(new EditResult.Stale<>(((EditResult.Done<Rota>) kept).value()));
    }

    @Test
    void aRotaTakesNoOverlapAndNobodyWhoIsNoContact() {
        var seen = book.rota(DENMARK);
        var overlapping = seen.plus(shifts("MONDAY 08:00 16:00 bo").getFirst())
                .plus(shifts("MONDAY 15:00 17:00 bo").getFirst());
        assertThat(((EditResult.Rejected<Rota>) rotas.write(ADMIN, seen, overlapping)).reason())
                .asString()
                .contains("overlap");
        var ofNobody = seen.plus(shifts("MONDAY 08:00 16:00 bo").getFirst());
        assertThat(((EditResult.Rejected<Rota>) rotas.write(ADMIN, seen, ofNobody)).reason())
                .asString()
                .contains("That contact was deleted");
    }

    @Test
    void overridesThatAreLongOverAreForgotten() {
        done(desk.add(ADMIN, named("Bo").contact()));
        var seen = book.rota(DENMARK);
        var recent = override("2026-11-01T12:00:00Z", "2026-11-01T13:00:00Z", "bo");
        rotas.write(
                ADMIN, seen, seen.plus(recent).plus(override("2026-09-01T12:00:00Z", "2026-09-01T13:00:00Z", "bo")));
        assertThat(book.rota(DENMARK).overrides()).containsExactly(recent);
    }

    @Test
    void aNoticeWithoutARecipientIsCounted() {
        assertThat(book.recipients(DENMARK, null, Severity.CRITICAL, MONDAY.instant()))
                .isEmpty();
        assertThat(store.meters.counter("portal.notifications.no-recipient").count())
                .isEqualTo(1);
        desk.add(ADMIN, named("Bo").asFallback());
        assertThat(book.recipients(DENMARK, null, Severity.CRITICAL, MONDAY.instant()))
                .hasSize(1);
        assertThat(store.meters.counter("portal.notifications.no-recipient").count())
                .isEqualTo(1);
    }

    @Test
    void theFileIsTakenOverOnceWhileThereIsNoContact(@TempDir Path folder) throws IOException {
        var file = folder.resolve("contacts.csv");
        Files.writeString(file, "name,email,default\nAnna,anna@example.com,yes\n");
        assertThat(store.book(file.toString()).contacts())
                .extracting(Contact::name)
                .containsExactly("Anna");
        Files.writeString(file, "name,email\nBo,bo@example.com\n");
        assertThat(store.book(file.toString()).contacts())
                .extracting(Contact::name)
                .containsExactly("Anna");
        assertThat(store.book(folder.resolve("none").toString()).hasFallback()).isTrue();
    }

    @Test
    void aBadFileKeepsThePortalFromStartingAndSaysWhy(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("contacts.csv"), "name,email\nAnna,anna\n");
        assertThatThrownBy(() -> store.book(file.toString()))
                .hasMessageContaining("contacts.csv")
                .hasMessageContaining("Line 2: email");
        assertThatThrownBy(() -> store.book(folder.resolve("none.csv").toString()))
                .hasMessageContaining("none.csv");
        assertThat(store.kept).isEmpty();
    }

    private static Contact done(EditResult<Contact> written) {
        assertThat(written).isInstanceOf(EditResult.Done.class);
        return ((EditResult.Done<Contact>) written).value();
    }

    private static String reason(EditResult<Contact> written) {
        return ((EditResult.Rejected<Contact>) written).reason().english();
    }
}
