package com.cinemataztic.incidents;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.cinemataztic.embeddedmongo.EmbeddedServer;
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
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.bson.Document;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
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

    private static final String NAME = "/data-folders/2026-11-27";

    private static Map<String, List<Document>> left;
    private static ConfigurableApplicationContext portal;

    /** The portal's clock stands still a minute after the last change: at another time some of it would be due. */
    @TestConfiguration(proxyBeanMethods = false)
    static class ThatEvening {

        @Bean
        @Primary
        Clock thatEvening() {
            var last = docs("tickets").stream()
                    .map(ticket -> ticket.getDate("updatedAt").toInstant())
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            return Clock.fixed(last.plus(Duration.ofMinutes(1)), ZoneOffset.UTC);
        }
    }

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        left = export();
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
        left.forEach((collection, documents) -> {
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
        StoredForms.BY_COLLECTION.keySet().stream().filter(left::containsKey).forEach(collection -> {
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
                            .map(entry -> today(entry.getString("kind")))
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

    /** What a later portal may have written, and documents that are damaged. */
    private static void addWhatNobodyKnows(MongoDatabase database) {
        var ticket = docs("tickets").stream()
                .filter(it -> it.getString("state").equals("open"))
                .findFirst()
                .orElseThrow();
        database.getCollection("tickets")
                .insertMany(List.of(
                        copy(ticket, "ZZ-9001")
                                .append("severity", "apocalyptic")
                                .append("schemaVersion", 99)
                                .append("fromTheFuture", new Document("a", 1)),
                        copy(ticket, "ZZ-9002").append("region", "No Region At All")));
        database.getCollection("accounts")
                .insertOne(copy(docs("accounts").getFirst(), "later").append("role", "super-admin"));
        database.getCollection("contacts")
                .insertOne(copy(docs("contacts").getFirst(), "damaged").append("email", "no address"));
    }

    /** With every number as wide as it was. */
    private static Document copy(Document document) {
        return Document.parse(document.toJson(
                JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build()));
    }

    private static Document copy(Document document, String id) {
        return copy(document).append("_id", id).append("liveKey", id).append("key", id);
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

    private static List<Document> docs(String collection) {
        return Objects.requireNonNull(left.get(collection), collection);
    }

    private static <I> Set<I> ids(String collection, Function<String, I> toId) {
        return docs(collection).stream()
                .map(it -> toId.apply(it.getString("_id")))
                .collect(toSet());
    }

    /** Version 1 had the names of Java's constants where words stand now. */
    private static Document inWordsOfToday(String collection, Document document) {
        var now = copy(document);
        switch (collection) {
            case "accounts" -> now.computeIfPresent("role", (_, word) -> today((String) word));
            case "mends" -> now.computeIfPresent("missing", (_, word) -> today((String) word));
            case "contacts" ->
                now.computeIfPresent("hours", (_, hours) -> {
                    ((Document) hours)
                            .computeIfPresent(
                                    "days",
                                    (_, days) -> ((List<?>) days)
                                            .stream()
                                                    .map(day -> today((String) day))
                                                    .toList());
                    return hours;
                });
            case "rotas" ->
                now.getList("shifts", Document.class)
                        .forEach(shift -> shift.computeIfPresent("day", (_, day) -> today((String) day)));
            case "notices" -> now.remove("claim"); // writing the whole notice ends the claim
            default -> {}
        }
        return now;
    }

    private static @Nullable String today(@Nullable String name) {
        return name == null ? null : name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Document withoutVersion(Document document) {
        var without = copy(document);
        without.remove("schemaVersion");
        return without;
    }

    private static void let(Path folder, Consumer<MongoDatabase> what) {
        try (var server = EmbeddedServer.open(folder, failure -> {
                    throw new IllegalStateException(failure);
                });
                var client = MongoClients.create(server.connectionString())) {
            what.accept(client.getDatabase("incidents"));
        }
    }

    private static void unpack(Path folder) throws IOException {
        try (var zip = new ZipInputStream(
                Objects.requireNonNull(DataFolderWebTests.class.getResourceAsStream(NAME + ".zip")))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Files.copy(zip, folder.resolve(Path.of(entry.getName()).getFileName()));
            }
        }
    }

    private static Map<String, List<Document>> export() throws IOException {
        var documents = new LinkedHashMap<String, List<Document>>();
        var of = new ArrayList<Document>();
        try (var lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(
                        Objects.requireNonNull(DataFolderWebTests.class.getResourceAsStream(NAME + ".export.gz"))),
                StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var parsed = Document.parse(line);
                if (parsed.containsKey("collection")) {
                    of = new ArrayList<>();
                    documents.put(parsed.getString("collection"), of);
                } else if (parsed.containsKey("document")) {
                    of.add(parsed.get("document", Document.class));
                }
            }
        }
        return documents;
    }
}
