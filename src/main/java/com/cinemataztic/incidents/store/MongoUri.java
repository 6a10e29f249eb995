package com.cinemataztic.incidents.store;

import com.mongodb.ConnectionString;
import com.mongodb.ReadConcernLevel;
import java.util.Objects;

/** The connection string of a MongoDB server. It must not weaken the portal's guarantees. */
final class MongoUri {

    private MongoUri() {}

    /**
     * @return the connection string, if it leaves read preference, read concern and write concern to the portal or
     *     agrees with the portal's
     * @throws StoreMisconfigured otherwise; without the driver's message, which may contain parts of a password
     */
    static ConnectionString checked(String uri) {
        ConnectionString parsed;
        try {
            parsed = new ConnectionString(uri);
        } catch (IllegalArgumentException unreadable) {
            throw new StoreMisconfigured(
                    "MONGODB_URI is not a connection string: it begins with mongodb:// or mongodb+srv://, and user and"
                            + " password in it are percent-encoded.");
        }
        var preference = parsed.getReadPreference();
        if (preference != null && !preference.getName().equals("primary")) {
            throw contrary("readPreference=" + preference.getName(), "reads from the primary");
        }
        var read = parsed.getReadConcern();
        if (read != null && read.getLevel() != null && read.getLevel() != ReadConcernLevel.LOCAL) {
            throw contrary("readConcernLevel=" + read.getLevel().getValue(), "reads with level local");
        }
        var write = parsed.getWriteConcern();
        if (write != null
                && (!Objects.requireNonNullElse(write.getWObject(), "majority").equals("majority")
                        || Boolean.FALSE.equals(write.getJournal()))) {
            throw contrary(
                    "w=" + write.getWObject() + ", journal=" + write.getJournal(), "writes to a majority's journal");
        }
        return parsed;
    }

    private static StoreMisconfigured contrary(String given, String portal) {
        return new StoreMisconfigured(
                "MONGODB_URI has " + given + ", but the portal always " + portal + ": remove it from the URI.");
    }
}
