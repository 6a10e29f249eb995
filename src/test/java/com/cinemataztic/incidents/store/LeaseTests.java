package com.cinemataztic.incidents.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.lang.reflect.Proxy;
import java.time.Clock;
import org.bson.BsonInvalidOperationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A lease on a server whose replies the driver can't read: seen on one that leaves out the count of what matched. */
class LeaseTests {

    private final MongoDatabase unreadable = failing(MongoDatabase.class, failing(MongoCollection.class, null));

    @Test
    void aReplyThatTheDriverCannotReadIsALeaseNotHeld() {
        var lease = new Lease(unreadable, "duty", "me", Clock.systemUTC());
        lease.renew();

        assertThat(lease.held()).isFalse();
        lease.release();
    }

    private static <T> T failing(Class<T> type, @Nullable Object collection) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            if (collection != null && method.getName().equals("getCollection")) {
                return collection;
            }
            throw new BsonInvalidOperationException("Document does not contain key n");
        }));
    }
}
