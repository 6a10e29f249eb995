package com.cinemataztic.incidents.platform.web;

import com.cinemataztic.incidents.platform.SafeText;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request body: one JSON object with a few known fields, read strictly. An unknown field is rejected, not ignored: a
 * misspelled one must not do anything unintended. A field that is null counts as absent. Whatever is wrong is a
 * {@link BadRequest}.
 */
public final class JsonBody {

    private static final int LONGEST_NAME = 60;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(10)
                            .maxNumberLength(40)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode object;

    /** Where the object is, for sentences; empty for the body itself. */
    private final String where;

    private JsonBody(JsonNode object, String where, Collection<String> known) {
        this.object = object;
        this.where = where;
        for (var name : object.propertyNames()) {
            if (!known.contains(name)) {
                throw new BadRequest(
                        "unknown-field",
                        where + "\"" + SafeText.line(name, LONGEST_NAME) + "\" is no field here. The fields are "
                                + String.join(", ", known.stream().sorted().toList()) + ".");
            }
        }
    }

    /**
     * @param longest the largest number of bytes
     * @param known the allowed fields
     */
    public static JsonBody read(HttpServletRequest request, int longest, Collection<String> known) throws IOException {
        var body = request.getInputStream().readNBytes(longest + 1);
        if (body.length > longest) {
            throw new BadRequest("body-too-large", "A body has at most " + longest + " bytes.");
        }
        return new JsonBody(object(body), "", known);
    }

    /** @return the fields of a body that a record describes, one for each component */
    public static Set<String> fields(Class<? extends Record> shape) {
        return Arrays.stream(shape.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static JsonNode object(byte[] body) {
        try {
            var object = JSON.readTree(body);
            if (object.isObject()) {
                return object;
            }
        } catch (JacksonException noJson) {
            // Handled like JSON that is no object.
        }
        throw new BadRequest("no-json", "The body is one JSON object, each field in it once.");
    }

    /** @return the text; null when there is none */
    public @Nullable String text(String field) {
        var value = value(field);
        if (value != null && !value.isString()) {
            throw bad(field, "is a text.");
        }
        return value == null ? null : value.stringValue();
    }

    /** @return the text */
    public String required(String field) {
        var text = text(field);
        if (text == null) {
            throw bad(field, "is missing.");
        }
        return text;
    }

    /** @return the moment; null when there is none */
    public @Nullable Instant moment(String field) {
        var text = text(field);
        if (text == null) {
            return null;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException noMoment) {
            throw bad(field, "is a moment such as 2026-11-25T22:00:00Z.");
        }
    }

    /** @return the whole number; null when there is none */
    public @Nullable Integer integer(String field) {
        var value = value(field);
        if (value != null && !(value.isIntegralNumber() && value.canConvertToInt())) {
            throw bad(field, "is a whole number.");
        }
        return value == null ? null : value.intValue();
    }

    /** @return whether the field is true; false when there is none */
    public boolean flag(String field) {
        var value = value(field);
        if (value != null && !value.isBoolean()) {
            throw bad(field, "is true or false.");
        }
        return value != null && value.booleanValue();
    }

    /**
     * @param most the largest number of texts
     * @return the texts; empty when there are none
     */
    public List<String> texts(String field, int most) {
        var list = value(field);
        if (list == null) {
            return List.of();
        }
        if (!list.isArray() || list.size() > most || !list.valueStream().allMatch(JsonNode::isString)) {
            throw bad(field, "is a list of at most " + most + " texts.");
        }
        return list.valueStream().map(JsonNode::stringValue).toList();
    }

    /**
     * @param most the largest number of objects
     * @param known the fields that each may have
     * @return the objects, at least one
     */
    public List<JsonBody> objects(String field, int most, Collection<String> known) {
        var list = value(field);
        if (list == null || !list.isArray() || list.isEmpty() || list.size() > most) {
            throw bad(field, "is a list of 1 to " + most + " objects.");
        }
        var objects = new ArrayList<JsonBody>();
        for (int i = 0; i < list.size(); i++) {
            if (!list.get(i).isObject()) {
                throw bad(field, "is a list of 1 to " + most + " objects.");
            }
            objects.add(new JsonBody(list.get(i), where + field + "[" + i + "]: ", known));
        }
        return objects;
    }

    /**
     * @param sentence what would be right, begins with the field
     * @return the rejection of a field
     */
    public BadRequest invalid(String field, String sentence) {
        return new BadRequest("bad-" + field, where + sentence);
    }

    private BadRequest bad(String field, String is) {
        return invalid(field, field + " " + is);
    }

    private @Nullable JsonNode value(String field) {
        var value = object.get(field);
        return value == null || value.isNull() ? null : value;
    }
}
