package com.cinemataztic.incidents.tickets.internal;

import static com.cinemataztic.incidents.support.Given.NOON;
import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.store.documents.Quarantine;
import com.cinemataztic.incidents.store.documents.StoredDocuments;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.Tickets.Change;
import com.cinemataztic.incidents.tickets.rules.OpenTicket;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;

/** How many commands a write takes, on whichever server the tests run. */
@PortalTest
class MongoTicketsWritesMongoTests {

    @Autowired
    MongoConnectionDetails store;

    private final List<String> commands = new CopyOnWriteArrayList<>();
    private MongoClient client;
    private MongoTickets tickets;

    @BeforeEach
    void connect() {
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(store.getConnectionString())
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        commands.add(event.getCommandName());
                    }
                })
                .build());
        tickets = new MongoTickets(StoredDocuments.of(client, "writes", List.of(), new Quarantine(Clock.systemUTC())));
        commands.clear();
    }

    @AfterEach
    void disconnect() {
        client.getDatabase("writes").drop();
        client.close();
    }

    @Test
    void aBulkWhoseFiguresSayThatAllIsThereIsNotReadBack() {
        var opened = opened(1, 600);
        assertThat(tickets.write(inserts(opened))).hasSize(600);
        assertThat(commands).containsExactly("insert");
        commands.clear();
        var changed =
                opened.stream().map(ticket -> changed(ticket, "once more")).toList();
        var changes = new ArrayList<>(replaces(changed));
        changes.addAll(inserts(opened(601, 10)));

        assertThat(tickets.write(changes)).hasSize(610);
        assertThat(commands).containsExactlyInAnyOrder("update", "insert");
    }

    @Test
    void aMissAmongGuardedChangesIsSeenAndFoundByReadingBack() {
        var opened = opened(1, 600);
        tickets.write(inserts(opened));
        var elsewhere = changed(opened.get(300), "elsewhere");
        tickets.write(replaces(List.of(elsewhere)));
        commands.clear();
        var changed = opened.stream().map(ticket -> changed(ticket, "here")).toList();

        assertThat(tickets.write(replaces(changed)))
                .hasSize(599)
                .doesNotContain(changed.get(300).changeId());
        assertThat(commands).startsWith("update").contains("find");
        assertThat(tickets.find(List.of(elsewhere.id()))).containsValue(elsewhere);
    }

    @Test
    void aLostRaceForAKeyAmongNewTicketsIsSeenAndFoundByReadingBack() {
        tickets.write(inserts(List.of(OpenTicket.of("DK-9000", offline("s5"), NOON))));
        var opened = opened(1, 20);
        commands.clear();

        assertThat(tickets.write(inserts(opened)))
                .hasSize(19)
                .doesNotContain(opened.get(4).changeId());
        assertThat(commands).containsExactly("insert", "find");
    }

    private static List<Ticket> opened(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(n -> OpenTicket.of("DK-" + n, offline("s" + n), NOON))
                .toList();
    }

    private static Ticket changed(Ticket ticket, String summary) {
        var screen = ticket.subject().screenId();
        Signal firing = offline(String.valueOf(screen)).summary(summary).fires();
        return OpenTicket.reported(ticket, firing, NOON.plusSeconds(1));
    }

    private static List<Change> inserts(List<Ticket> tickets) {
        return tickets.stream().map(ticket -> new Change(ticket, 0)).toList();
    }

    private static List<Change> replaces(List<Ticket> tickets) {
        return tickets.stream()
                .map(ticket -> new Change(ticket, ticket.revision() - 1))
                .toList();
    }
}
