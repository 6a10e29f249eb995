package com.cinemataztic.incidents.bench;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.inc;

import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * What the portal asks of its tickets, in the same shapes, each time about another id, region or moment. What comes back
 * is as many documents as there must be, or it throws: a wrong answer in no time is not to be measured.
 */
final class TicketQuestions {

    /** One more than the page, to know whether there are more. */
    private static final int PAGE = 51;

    private final MongoCollection<Document> tickets;
    private final List<String> liveKeys;
    private final RandomGenerator random;
    /** Of each document the revision that it was given here; 0: none yet. */
    private final int[] revisions;

    /** @param liveKeys of all live tickets among them, whose ids are those of 0 to {@code documents} */
    TicketQuestions(MongoCollection<Document> tickets, int documents, List<String> liveKeys, RandomGenerator random) {
        this.tickets = tickets;
        this.liveKeys = liveKeys;
        this.random = random;
        this.revisions = new int[documents];
    }

    /** By name, those that the stock server has an index for first. */
    Map<String, Runnable> all() {
        var all = new LinkedHashMap<String, Runnable>();
        all.put("find by _id", this::byId);
        all.put("find by live key", this::byLiveKey);
        all.put("update guarded by _id and revision", this::guardedUpdate);
        all.put("count of a region's closed", this::count);
        all.put("page of 50: region, closed, newest first", () -> page(List.of()));
        all.put("the same from anywhere within (keyset)", this::deeperPage);
        return all;
    }

    private void byId() {
        require(tickets.find(eq("_id", Tickets.id(random.nextInt(revisions.length))))
                        .first()
                != null);
    }

    private void byLiveKey() {
        var key = liveKeys.get(random.nextInt(liveKeys.size()));
        require(tickets.find(in("liveKey", List.of(key))).first() != null);
    }

    private void guardedUpdate() {
        int number = random.nextInt(revisions.length);
        var guard = and(eq("_id", Tickets.id(number)), eq("revision", 1L + revisions[number]++));
        require(tickets.updateOne(guard, inc("revision", 1L)).getModifiedCount() == 1);
    }

    private void count() {
        require(tickets.countDocuments(and(closedInARegion())) > 0);
    }

    private void deeperPage() {
        var createdAt = Tickets.moment(random);
        var id = Tickets.id(random.nextInt(revisions.length));
        page(List.of(
                lte("createdAt", createdAt),
                or(lt("createdAt", createdAt), and(eq("createdAt", createdAt), lt("_id", id)))));
    }

    private void page(List<Bson> after) {
        var conditions = new ArrayList<>(closedInARegion());
        conditions.addAll(after);
        var found = tickets.find(and(conditions))
                .sort(descending("createdAt", "_id"))
                .limit(PAGE)
                .into(new ArrayList<>());
        for (int i = 1; i < found.size(); i++) {
            require(!createdAt(found.get(i)).after(createdAt(found.get(i - 1))));
        }
        require(!found.isEmpty() || !after.isEmpty()); // there may be none before that moment
    }

    private static Date createdAt(Document ticket) {
        return Objects.requireNonNull(ticket.getDate("createdAt"));
    }

    /** Nearly all tickets are closed: the most that a region and a state have. */
    private List<Bson> closedInARegion() {
        var region = Tickets.REGIONS.get(random.nextInt(Tickets.REGIONS.size()));
        return List.of(in("state", List.of("closed")), in("region", List.of(region)));
    }

    private static void require(boolean right) {
        if (!right) {
            throw new IllegalStateException("a wrong answer");
        }
    }
}
