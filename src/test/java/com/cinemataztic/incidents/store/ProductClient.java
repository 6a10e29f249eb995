package com.cinemataztic.incidents.store;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;

/** The product's own client settings (write concern, time-outs), for tests that need a client without Spring. */
public final class ProductClient {

    private ProductClient() {}

    /** @return what the portal would connect with to this address */
    public static MongoClientSettings.Builder settings(String uri) {
        var settings = MongoClientSettings.builder().applyConnectionString(new ConnectionString(uri));
        new StoreConfiguration().storeTimeouts().customize(settings);
        return settings;
    }
}
