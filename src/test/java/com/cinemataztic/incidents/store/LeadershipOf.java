package com.cinemataztic.incidents.store;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;

/** An instance's turn on duty, renewed when a test says so. */
public record LeadershipOf(Leadership duty) {

    /** @return the duty of one more instance on that database, which is held if no other's is */
    public static LeadershipOf one(MongoDatabase database, Clock clock) {
        var one = new LeadershipOf(new Leadership(database, clock));
        one.renew();
        return one;
    }

    /** What the instance does every few seconds. */
    public void renew() {
        duty.renew();
    }

    /** What the instance does when it stops. */
    public void release() {
        duty.leave();
    }
}
