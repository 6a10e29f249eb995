package com.cinemataztic.incidents;

import static com.cinemataztic.incidents.LeftDataFolder.DOCUMENTS;
import static com.cinemataztic.incidents.LeftDataFolder.addWhatNobodyKnows;
import static com.cinemataztic.incidents.LeftDataFolder.docs;
import static com.cinemataztic.incidents.LeftDataFolder.ids;
import static com.cinemataztic.incidents.LeftDataFolder.inWordsOfToday;
import static com.cinemataztic.incidents.LeftDataFolder.kindOnTheWire;
import static com.cinemataztic.incidents.LeftDataFolder.lastChange;
import static com.cinemataztic.incidents.LeftDataFolder.let;
import static com.cinemataztic.incidents.LeftDataFolder.today;
import static com.cinemataztic.incidents.LeftDataFolder.unpack;
import static com.cinemataztic.incidents.LeftDataFolder.withoutVersion;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.cinemataztic.incidents.alerts.health.WatchdogMemory;
import com.cinemataztic.incidents.alerts.intake.DeadLetter;
import com.cinemataztic.incidents.alerts.intake.DeadLetterId;
import com.cinemataztic.incidents.alerts.intake.DeadLetters;
import com.cinemataztic.incidents.alerts.reconcile.Reconciliations;
import com.cinemataztic.incidents.alerts.reconcile.SeenAlerts;
import com.cinemataztic.incidents.fleet.CinemaCards;
import com.cinemataztic.incidents.fleet.Fleet;
import com.cinemataztic.incidents.identity.Account;
import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Accounts;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.maintenance.MaintenanceWindows;
import com.cinemataztic.incidents.notifications.Outbox;
import com.cinemataztic.incidents.notifications.takelink.UsedLinks;
import com.cinemataztic.incidents.oncall.Contact;
import com.cinemataztic.incidents.oncall.ContactBook;
import com.cinemataztic.incidents.oncall.Rotas;
import com.cinemataztic.incidents.regions.Regions;
import com.cinemataztic.incidents.store.documents.Quarantine;
import com.cinemataztic.incidents.store.documents.StoredDocuments;
import com.cinemataztic.incidents.support.StoredForms;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.Tickets;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * A portal starts on the data folder that the portal of 2026-11-27 left, and everything in it is there. What is in it
 * stands beside it as {@code ops/store export} wrote it; {@code data-folders/README.md} says what that is.
 */
@SuppressWarnings("NullAway.Init") // JUnit calls start before anything else.
class DataFolderWebTests {

    private static ConfigurableApplicationContext portal;

    /** The portal's clock stands still a minute after the last change: at another time some of it would be due. */
    @TestConfiguration(proxyBeanMethods = false)
    static class ThatEvening {

        @Bean
        @Primary
        Clock thatEvening() {
            return Clock.fixed(lastChange().plus(Duration.ofMinutes(1)), ZoneOffset.UTC);
        }
    }

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        unpack(folder);
        let(folder, database -> {
            // Beside another that is on duty, so that this one does nothing of itself meanwhile.
            database.getCollection("leases")
                    .replaceOne(
                            new Document("_id", "duty"),
                            new Document("_id", "duty")
                                    .append("holder", "another")
                                    .append("until", Date.from(Instant.parse("2100-01-01T00:00:00Z"))),
                            new ReplaceOptions().upsert(true));
            addWhatNobodyKnows(database);
        });
        portal = new SpringApplicationBuilder(PortalApplication.class, ThatEvening.class)
                .run(
                        "--server.port=0",
                        "--portal.store.data=" + folder,
                        "--portal.alerts.ask-every=1h",
                        "--portal.fleet.read-every=1h");
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    @Test
    void everyDocumentStandsInTheStoreAsItStoodOrInTheWordsOfToday() {
        var database = bean(MongoDatabase.class);
        DOCUMENTS.forEach((collection, documents) -> {
            var now = database.getCollection(collection).find().into(new ArrayList<>()).stream()
                    .collect(toMap(it -> it.get("_id"), it -> it));
            for (var document : documents) {
                var stands = now.get(document.get("_id"));
                if (!Set.of("leases", "vitalSigns").contains(collection)) {
                    assertThat(withoutVersion(Objects.requireNonNull(stands)))
                            .describedAs("%s %s", collection, document.get("_id"))
                            .isIn(document, inWordsOfToday(collection, document));
                }
            }
        });
    }

    @Test
    void everyStoredRecordHoldsAllThatItsDocumentSays() {
        var converter = bean(StoredDocuments.class).template().getConverter();
        StoredForms.BY_COLLECTION.keySet().stream()
                .filter(DOCUMENTS::containsKey)
                .forEach(collection -> {
                    for (var document : docs(collection)) {
                        var rewritten = withoutVersion(StoredForms.rewritten(converter, collection, document));
                        assertThat(rewritten.toBsonDocument())
                                .describedAs("%s %s", collection, document.get("_id"))
                                .isEqualTo(inWordsOfToday(collection, document).toBsonDocument());
                    }
                });
    }

    @Test
    void theTicketsAreTheSame() {
        var tickets = bean(Tickets.class).find(ids("tickets", TicketId::new));
        assertThat(tickets).hasSameSizeAs(docs("tickets"));
        for (var document : docs("tickets")) {
            var ticket = Objects.requireNonNull(tickets.get(new TicketId(document.getString("_id"))));
            assertThat(ticket.state().word()).isEqualTo(document.getString("state"));
            assertThat(ticket.revision()).isEqualTo(document.getLong("revision"));
            assertThat(ticket.version()).isEqualTo(document.getInteger("version"));
            assertThat(ticket.key().value()).isEqualTo(document.getString("key"));
            assertThat(ticket.fault().summary()).isEqualTo(document.getString("summary"));
            assertThat(ticket.assignee()).isEqualTo(document.getString("assignee"));
            assertThat(ticket.followUp()).isEqualTo(document.getString("followUp"));
            assertThat(ticket.createdAt())
                    .isEqualTo(document.getDate("createdAt").toInstant());
            var reason = ticket.closeReason();
            assertThat(reason == null ? null : reason.word()).isEqualTo(today(document.getString("closeReason")));
            assertThat(ticket.timeline())
                    .extracting(entry -> entry.kind().word())
                    .isEqualTo(document.getList("timeline", Document.class).stream()
                            .map(entry -> kindOnTheWire(entry.getString("kind")))
                            .toList());
            assertThat(ticket.evidence()).hasSameSizeAs(document.getList("evidence", Document.class));
        }
    }

    @Test
    void theBoardHasWhatLivesAndWhatWasClosedInTheLastDayAndWhatIsSnoozed() {
        var since = Date.from(bean(Clock.class).instant().minus(Duration.ofDays(1)));
        var expected = docs("tickets").stream()
                .filter(it -> !it.getString("state").equals("closed")
                        || !it.getDate("closedAt").before(since)
                        || it.containsKey("hushedUntil"))
                .map(it -> new TicketId(it.getString("_id")))
                .collect(toSet());
        expected.add(new TicketId("ZZ-9001"));
        assertThat(bean(LiveBoard.class).snapshot().rows().keySet()).isEqualTo(expected);
    }

    @Test
    void peopleSignInAsBefore() {
        var accounts = bean(Accounts.class).all().stream().collect(toMap(Account::name, it -> it));
        assertThat(accounts.keySet()).containsAll(ids("accounts", it -> it));
        docs("accounts")
                .forEach(it -> assertThat(Objects.requireNonNull(accounts.get(it.getString("_id")))
                                .role()
                                .name())
                        .isEqualTo(it.getString("role")));
        var encoder = bean(PasswordEncoder.class);
        assertThat(encoder.matches(
                        "correct-horse-battery-olga",
                        Objects.requireNonNull(accounts.get("olga")).passwordHash()))
                .isTrue();
        assertThat(bean(AccountDesk.class).enabled("olga")).isPresent();
        assertThat(bean(AccountDesk.class).enabled("gone")).isEmpty();
    }

    @Test
    void contactsRotasAndWindowsAreTheSame() {
        assertThat(bean(ContactBook.class).contacts())
                .extracting(contact -> contact.id().value(), Contact::name, Contact::version)
                .containsExactlyInAnyOrderElementsOf(docs("contacts").stream()
                        .map(it -> tuple(it.getString("_id"), it.getString("name"), it.getLong("version")))
                        .toList());
        assertThat(bean(Rotas.class).all())
                .extracting(
                        rota -> rota.region().value(),
                        rota -> rota.shifts().size(),
                        rota -> rota.overrides().size())
                .containsExactlyInAnyOrderElementsOf(docs("rotas").stream()
                        .map(it -> tuple(
                                it.getString("_id"),
                                it.getList("shifts", Document.class).size(),
                                it.getList("overrides", Document.class).size()))
                        .toList());
        assertThat(bean(MaintenanceWindows.class).endingAfter(Instant.EPOCH))
                .extracting(window -> window.id().value(), window -> window.version())
                .containsExactlyInAnyOrderElementsOf(docs("maintenanceWindows").stream()
                        .map(it -> tuple(it.getString("_id"), it.getLong("version")))
                        .toList());
    }

    @Test
    void deadLettersAreKeptWhole() {
        var letters = bean(DeadLetters.class);
        assertThat(letters.count()).isEqualTo(docs("deadLetters").size());
        for (var document : docs("deadLetters")) {
            var letter = letters.find(new DeadLetterId(document.getString("_id")));
            assertThat(letter)
                    .get()
                    .extracting(DeadLetter::body)
                    .isEqualTo(document.get("body", Binary.class).getData());
            assertThat(letter.orElseThrow().headers()).hasSameSizeAs(document.getList("headers", Document.class));
        }
    }

    @Test
    void whatWasSentAndWhatWaitsIsTheSame() {
        var outbox = bean(Outbox.class);
        assertThat(outbox.of(ids("tickets", TicketId::new)))
                .extracting(notice -> notice.id(), notice -> notice.state().word())
                .containsExactlyInAnyOrderElementsOf(docs("notices").stream()
                        .map(it -> tuple(it.getString("_id"), it.getString("state")))
                        .toList());
        assertThat(outbox.mailsSince(Instant.EPOCH)).hasSameSizeAs(docs("sentMails"));
        assertThat(docs("usedLinks"))
                .allSatisfy(it -> assertThat(bean(UsedLinks.class).isUsed(it.getString("_id")))
                        .isTrue());
    }

    @Test
    void theFleetAndWhatIsRememberedOfAlertsIsTheSame() {
        var fleet = bean(Fleet.class);
        assertThat(fleet.cinemas()).hasSameSizeAs(docs("cinemas"));
        assertThat(fleet.screens()).hasSameSizeAs(docs("screens"));
        assertThat(fleet.units()).hasSameSizeAs(docs("units"));
        assertThat(bean(CinemaCards.class).all()).hasSameSizeAs(docs("cinemaCards"));
        assertThat(bean(Regions.class).all()).hasSameSizeAs(docs("regions"));
        assertThat(bean(SeenAlerts.class).all()).hasSameSizeAs(docs("sightings"));
        assertThat(bean(Reconciliations.class).since(Instant.EPOCH, 1_000)).hasSameSizeAs(docs("mends"));
        assertThat(bean(WatchdogMemory.class).recall()).isPresent();
        assertThat(bean(Tickets.class).endings(ids("endings", Fingerprint::new)))
                .hasSameSizeAs(docs("endings"));
    }

    @Test
    void whatALaterPortalWroteIsReadAsFarAsItIsUnderstood() {
        var id = new TicketId("ZZ-9001");
        assertThat(bean(LiveBoard.class).snapshot().rows()).containsKey(id);
        assertThat(bean(Tickets.class).find(Set.of(id))).containsKey(id);
        assertThat(bean(Accounts.class).find("later"))
                .get()
                .extracting(Account::role)
                .isEqualTo(Role.VIEWER);
    }

    @Test
    void whatNobodyCanReadIsInQuarantineAndStaysInTheStore() {
        assertThat(bean(Quarantine.class).entries())
                .extracting(Quarantine.Entry::collection, Quarantine.Entry::id)
                .containsExactly(tuple("contacts", "damaged"), tuple("tickets", "ZZ-9002"));
        var damaged = bean(MongoDatabase.class)
                .getCollection("tickets")
                .find(new Document("_id", "ZZ-9002"))
                .first();
        assertThat(damaged).containsEntry("region", "No Region At All");
    }

    private static <B> B bean(Class<B> type) {
        return portal.getBean(type);
    }
}
