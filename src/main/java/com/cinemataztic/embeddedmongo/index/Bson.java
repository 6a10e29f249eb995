package com.cinemataztic.embeddedmongo.index;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;

/**
 * Encodes documents to the BSON bytes in which they are stored. Each reader decodes its own copy: nobody ever sees a
 * document that another thread is changing.
 */
public final class Bson {
    private Bson() {}

    /** @throws MongoServerError 10334 if the document is too large to be read back (over 16 MB). */
    public static byte[] encode(Document document) {
        ByteBuf buffer = Unpooled.buffer(1024);
        BsonEncoder.encodeDocument(document, buffer);
        int size = buffer.readableBytes();
        if (size > BsonConstants.MAX_BSON_OBJECT_SIZE) {
            throw new MongoServerError(
                    10334, "BSONObjectTooLarge", "the document has " + size + " bytes; 16 MB is the most");
        }
        return Arrays.copyOf(buffer.array(), size);
    }

    /** The document that {@link #encode} encoded. */
    public static Document decode(byte[] bytes) {
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes));
    }
}
