package com.cinemataztic.incidents.platform.graphql;

import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and writes the JSON of GraphQL. Unlike elsewhere, a field without a value is written as null, because a query
 * asked for it. Long and deep JSON is rejected.
 */
@Component
public class GraphQlJson {

    private static final int DEEPEST = 50;

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxDocumentLength(GraphQlSettings.LONGEST_BODY)
                            .maxStringLength(GraphQlSettings.LONGEST_BODY)
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .build();

    /** @throws JacksonException if it is not a JSON object, too long, or too deep */
    public Map<String, Object> read(String text) {
        return mapper.readValue(text, OBJECT);
    }

    public byte[] write(Map<String, Object> message) {
        return mapper.writeValueAsBytes(message);
    }

    JsonMapper mapper() {
        return mapper;
    }
}
