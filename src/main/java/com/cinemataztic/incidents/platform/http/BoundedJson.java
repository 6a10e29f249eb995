package com.cinemataztic.incidents.platform.http;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON from other programs. A byte limit alone does not bound the heap: two bytes, <code>{}</code>, become an
 * object of about 80 bytes. Real responses have about 20 bytes per token, so this number of tokens covers more than 32
 * MB of them.
 */
public final class BoundedJson {

    private static final long MAX_TOKENS = 2_000_000;

    private BoundedJson() {}

    /** @return a mapper that rejects JSON with more tokens */
    public static JsonMapper mapper() {
        return new JsonMapper(JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxTokenCount(MAX_TOKENS)
                        .build())
                .build());
    }
}
