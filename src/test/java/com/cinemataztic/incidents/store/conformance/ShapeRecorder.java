package com.cinemataztic.incidents.store.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.BsonString;

/** Notes the shape of every command that a client sends. */
public final class ShapeRecorder implements CommandListener {

    /** The comment on what a test asks for itself; the product does not comment. */
    public static final String BY_A_TEST = "asked by a test";

    /** Between driver and server, or asked by Spring's health check; the product has no part in it. */
    private static final Set<String> CHATTER =
            Set.of("hello", "ismaster", "ping", "buildinfo", "endsessions", "killcursors", "listdatabases");

    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    @Override
    public void commandStarted(CommandStartedEvent event) {
        var byATest = new BsonString(BY_A_TEST).equals(event.getCommand().get("comment"));
        if (!byATest && !CHATTER.contains(event.getCommandName().toLowerCase(Locale.ROOT))) {
            seen.add(shape(event));
        }
    }

    private static String shape(CommandStartedEvent event) {
        try {
            return Shape.of(event.getCommand());
        } catch (RuntimeException unheardOf) {
            return event.getCommandName() + ": " + unheardOf; // thrown on, the driver would only log it
        }
    }

    /** @return all shapes so far */
    public Set<String> seen() {
        return Set.copyOf(seen);
    }

    /** Fails the test unless each shape has a case. Those that have none are listed once. */
    public void requireCases() {
        var unknown = Subset.unknown(seen);
        seen.removeAll(unknown);
        assertThat(unknown)
                .describedAs("shapes that no case has: add a case to src/test/resources/conformance/subset.json")
                .isEmpty();
    }
}
