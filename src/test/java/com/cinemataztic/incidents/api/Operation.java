package com.cinemataztic.incidents.api;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * An operation of the description.
 *
 * @param method in capital letters
 * @param path with its variables in braces
 * @param node what the description says
 */
record Operation(String method, String path, JsonNode node) {

    /** A parameter of an operation. */
    record Parameter(String name, String in) {}

    static List<Operation> all(JsonNode description) {
        return description.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(method -> new Operation(
                                method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue())))
                .toList();
    }

    List<Parameter> parameters() {
        return StreamSupport.stream(node.path("parameters").spliterator(), false)
                .map(parameter -> new Parameter(
                        parameter.path("name").asString(), parameter.path("in").asString()))
                .toList();
    }

    boolean hasBody() {
        return !method.equals("GET");
    }

    /** @return the names of the properties of its body */
    Stream<String> properties(JsonNode description) {
        return StreamSupport.stream(node.path("requestBody").path("content").spliterator(), false)
                .map(content -> content.path("schema").path("$ref").asString(""))
                .filter(reference -> !reference.isEmpty())
                .map(reference -> reference.substring(reference.lastIndexOf('/') + 1))
                .flatMap(name ->
                        description
                                .path("components")
                                .path("schemas")
                                .path(name)
                                .path("properties")
                                .properties()
                                .stream())
                .map(property -> property.getKey());
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
