package com.cinemataztic.incidents.tickets.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.fleet.FleetDirectory;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.store.Leadership;
import com.cinemataztic.incidents.store.LeadershipOf;
import com.cinemataztic.incidents.tickets.Tickets;
import com.cinemataztic.incidents.tickets.board.Instance;
import com.cinemataztic.incidents.tickets.settings.TicketSettings;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.threeten.extra.MutableClock;

/** For tests of two instances on one store, and of more if need be. Each test has screens of its own. */
@SuppressWarnings("NullAway.Init") // JUnit calls begin before anything else.
abstract class TwoInstances {

    @Autowired
    Tickets tickets;

    @Autowired
    FleetDirectory fleet;

    @Autowired
    RegionDirectory regions;

    @Autowired
    TicketSettings settings;

    @Autowired
    MongoDatabase database;

    @Autowired
    Leadership leadership;

    /** For what is not to run on the true time. */
    final MutableClock clock = MutableClock.of(Instant.now().truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);

    private final List<Instance> instances = new ArrayList<>();
    Instance one;
    Instance other;

    @BeforeEach
    void begin() {
        one = instance(Clock.tickMillis(ZoneOffset.UTC));
        other = instance(Clock.tickMillis(ZoneOffset.UTC));
    }

    @AfterEach
    void end() throws InterruptedException {
        for (var instance : instances) {
            instance.close();
        }
    }

    Instance instance(Clock itsClock) {
        var instance = new Instance(tickets, fleet, regions, settings, itsClock);
        instances.add(instance);
        return instance;
    }

    /** @return the leadership of an instance that has come later than the one of the test's portal; on the test's clock */
    LeadershipOf idle() {
        new LeadershipOf(leadership).renew();
        var idle = LeadershipOf.one(database, clock);
        assertThat(idle.leadership().held()).isFalse();
        return idle;
    }
}
