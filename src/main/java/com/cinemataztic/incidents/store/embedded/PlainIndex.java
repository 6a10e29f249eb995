package com.cinemataztic.incidents.store.embedded;

import de.bwaldvogel.mongo.backend.EmptyIndex;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import java.nio.ByteBuffer;
import java.util.List;

/** An index that forbids nothing. It is listed, but has no effect yet: queries that would use it look at all documents. */
final class PlainIndex extends EmptyIndex<ByteBuffer> {
    PlainIndex(String name, List<IndexKey> keys) {
        super(name, keys);
    }

    /** Asked to learn whether it has to be built. */
    @Override
    public boolean isEmpty() {
        return false;
    }

    @Override
    public boolean hasSameOptions(Index<?> other) {
        return other instanceof PlainIndex && UniqueIndex.sameKeys(this, other);
    }
}
