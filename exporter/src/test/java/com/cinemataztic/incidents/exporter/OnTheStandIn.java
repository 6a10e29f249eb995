package com.cinemataztic.incidents.exporter;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** Tests on one stand-in for the vendor's cloud, which forgets after each what was done to it. */
abstract class OnTheStandIn {

    static StandIn standIn;

    @BeforeAll
    static void start() {
        standIn = StandIn.start(Map.of());
    }

    @AfterAll
    static void stop() {
        standIn.close();
    }

    @AfterEach
    void reset() {
        standIn.control("reset");
    }
}
