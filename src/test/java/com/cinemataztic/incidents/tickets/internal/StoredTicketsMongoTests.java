package com.cinemataztic.incidents.tickets.internal;

import static com.cinemataztic.incidents.support.Given.NOON;
import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.platform.TempStore;
import com.cinemataztic.incidents.store.conformance.ShapeRecorder;
import com.cinemataztic.incidents.support.GoldenDocuments;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Tickets.Change;
import com.cinemataztic.incidents.tickets.Tickets.Filter;
import com.cinemataztic.incidents.tickets.TimelineEntry.Kind;
import com.cinemataztic.incidents.tickets.rules.OpenTicket;
import com.mongodb.client.model.InsertManyOptions;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tickets as earlier portals wrote them, as later ones may, and such as nobody can read. */
class StoredTicketsMongoTests {

    @RegisterExtension
    final TempStore store = new TempStore();

    static Stream<Arguments> golden() {
        var before = GoldenDocuments.of(1, "tickets");
        var after = GoldenDocuments.of(2, "tickets");
        return IntStream.range(0, before.size()).mapToObj(i -> Arguments.of(before.get(i), after.get(i)));
    }

    @ParameterizedTest
    @MethodSource("golden")
    void aTicketOfVersion1IsWrittenAgainWithAllThatItSays(Document before, Document after) {
        assertThat(inOrder(TicketDocuments.write(TicketDocuments.read(before)))).isEqualTo(inOrder(after));
    }

    @Test
    void aTakeThatWasUndoneIsNotTheFirst() {
        var undone = ofToday()
                .filter(ticket -> "DK-41".equals(ticket.getString("_id")))
                .findFirst()
                .orElseThrow();

        var timeline = TicketDocuments.read(undone).timeline();
        assertThat(StoredTimes.read(undone).takenAt())
                .isEqualTo(timeline.get(4).at())
                .isNotEqualTo(timeline.get(2).at());
    }

    static Stream<Document> ofToday() {
        return GoldenDocuments.of(2, "tickets").stream();
    }

    @ParameterizedTest
    @MethodSource("ofToday")
    void aTicketOfTodayIsWrittenAgainAsItIs(Document today) {
        assertThat(inOrder(TicketDocuments.write(TicketDocuments.read(today)))).isEqualTo(inOrder(today));
    }

    @ParameterizedTest
    @MethodSource("golden")
    void theTemplateReadsTicketsByTheSameMapping(Document before, Document after) {
        var converter = store.documents().template().getConverter();
        var ticket = converter.read(Ticket.class, before);
        var written = new Document();
        converter.write(ticket, written);
        assertThat(inOrder(written)).isEqualTo(inOrder(after));
    }

    /** Evidence is a map: its order means nothing and differs from one JVM to the next. */
    private static BsonDocument inOrder(Document ticket) {
        var sorted = new Document(ticket);
        sorted.put(
                "evidence",
                ticket.getList("evidence", Document.class).stream()
                        .sorted(Comparator.comparing(held -> held.getString("fingerprint")))
                        .toList());
        return sorted.toBsonDocument();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void runningNumbersContinueFromCountersOfEachVersion(int version) {
        store.database()
                .getCollection("counters")
                .insertMany(
                        GoldenDocuments.of(version, "counters"),
                        new InsertManyOptions().comment(ShapeRecorder.BY_A_TEST));
        assertThat(new MongoTickets(store.documents()).takeNumbers(Map.of("DK", 1, "NZ", 2)))
                .isEqualTo(Map.of("DK", 42L, "NZ", 1L));
    }

    @Test
    void wordsThatNobodyKnowsAreReadAsTheSafeOnes() {
        var later = stored("DK-1", "s1")
                .append("severity", "apocalyptic")
                .append("origin", "oracle")
                .append("closedAt", Date.from(NOON))
                .append("closeReason", "gone-home")
                .append("state", "dreaming")
                .append("schemaVersion", 99)
                .append("fromTheFuture", new Document("a", 1));
        later.getList("timeline", Document.class).getFirst().append("kind", "dreamt");

        var ticket = TicketDocuments.read(later);

        assertThat(ticket.severity()).isEqualTo(Severity.WARNING);
        assertThat(ticket.closeReason()).isEqualTo(CloseReason.FIXED);
        assertThat(ticket.state()).isEqualTo(State.OPEN);
        assertThat(ticket.timeline().getFirst().kind()).isEqualTo(Kind.FOLLOW_UP);
    }

    @Test
    void aTicketThatCannotBeReadCostsNoOther() {
        var tickets = new MongoTickets(store.documents());
        tickets.write(List.of(
                new Change(OpenTicket.of("DK-1", offline("s1"), NOON), 0),
                new Change(OpenTicket.of("DK-3", offline("s3"), NOON), 0)));
        var unreadable = stored("DK-2", "s2").append("region", "No Region At All");
        store.database()
                .getCollection("tickets")
                .insertMany(List.of(unreadable), new InsertManyOptions().ordered(false));

        assertThat(tickets.board(NOON)).extracting(TicketRow::id).containsExactlyInAnyOrder(id(1), id(3));
        assertThat(tickets.find(Set.of(id(1), id(2)))).containsOnlyKeys(id(1));
        assertThat(tickets.stamps(NOON)).hasSize(3);
        var first = tickets.page(new Filter(Set.of(), Set.of()), 2, null);
        assertThat(first.rows()).extracting(TicketRow::id).containsExactly(id(3));
        var second = tickets.page(new Filter(Set.of(), Set.of()), 2, Objects.requireNonNull(first.next()));
        assertThat(second.rows()).extracting(TicketRow::id).containsExactly(id(1));
        assertThat(second.next()).isNull();

        assertThat(store.quarantine().entries()).singleElement().satisfies(entry -> {
            assertThat(entry.collection()).isEqualTo("tickets");
            assertThat(entry.id()).isEqualTo("DK-2");
            assertThat(entry.reason()).contains("not a region id");
        });
        assertThat(Objects.requireNonNull(store.database()
                        .getCollection("tickets")
                        .find(new Document("_id", "DK-2"))
                        .comment(ShapeRecorder.BY_A_TEST)
                        .first()))
                .isEqualTo(unreadable);
    }

    @Test
    void aTicketWithoutARevisionDoesNotStopTheComparisonOfBoards() {
        var tickets = new MongoTickets(store.documents());
        tickets.write(List.of(new Change(OpenTicket.of("DK-1", offline("s1"), NOON), 0)));
        store.database()
                .getCollection("tickets")
                .insertMany(
                        List.of(new Document("_id", "DK-2")
                                .append("state", "open")
                                .append("updatedAt", Date.from(NOON))),
                        new InsertManyOptions().ordered(false));
        assertThat(tickets.stamps(NOON)).hasSize(1);
        assertThat(tickets.changedSince(NOON)).hasSize(1);
    }

    private static Document stored(String id, String screen) {
        return TicketDocuments.write(OpenTicket.of(id, offline(screen), NOON));
    }

    private static TicketId id(int number) {
        return new TicketId("DK-" + number);
    }
}
