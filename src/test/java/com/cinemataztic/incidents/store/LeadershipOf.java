package com.cinemataztic.incidents.store;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;

/** The leadership of one instance, renewed by a test. */
public record LeadershipOf(Leadership leadership) {

    /** @return the leadership of one more instance on that database; it leads if no other does */
    public static LeadershipOf one(MongoDatabase database, Clock clock) {
        var one = new LeadershipOf(new Leadership(database, clock));
        one.renew();
        return one;
    }

    /** What the instance does every few seconds. */
    public void renew() {
        leadership.renew();
    }

    /** What the instance does when it stops. */
    public void release() {
        leadership.leave();
    }
}
