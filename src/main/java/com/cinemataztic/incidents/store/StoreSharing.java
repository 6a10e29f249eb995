package com.cinemataztic.incidents.store;

import com.cinemataztic.embeddedmongo.EmbeddedServer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Reports whether other portals may write to the store. No other process opens the embedded server's file while this
 * portal runs.
 */
@Component
public class StoreSharing {

    private final boolean exclusive;

    StoreSharing(ObjectProvider<EmbeddedServer> embedded) {
        this.exclusive = embedded.getIfAvailable() != null;
    }

    /** @return whether this portal is the only one that writes to the store */
    public boolean isExclusive() {
        return exclusive;
    }
}
