package com.cinemataztic.incidents.platform.http;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON that another program sent. A byte limit alone does not bound the heap: two bytes, <code>{}</code>, become an
 * object of about 80. Real answers have some 20 bytes a token, so this many tokens are more than 32 MB of them.
 */
public final class BoundedJson {

    private static final long MAX_TOKENS = 2_000_000;

    private BoundedJson() {}

    /** @return a mapper that rejects JSON of more tokens */
    public static JsonMapper mapper() {
        return new JsonMapper(JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxTokenCount(MAX_TOKENS)
                        .build())
                .build());
    }
}
