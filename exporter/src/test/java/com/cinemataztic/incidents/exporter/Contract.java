package com.cinemataztic.incidents.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The vendor's contract, and whether an answer keeps to it: known path, declared status, headers and body. */
final class Contract {

    private static final String DOCUMENT = "https://cine-cloud.example/openapi.json";

    private final JsonNode root = new YAMLMapper().readTree(Path.of("cine-cloud.openapi.yaml"));
    private final SchemaRegistry schemas = SchemaRegistry.withDialect(
            Dialects.getOpenApi31(),
            builder -> builder.schemas(Map.of(DOCUMENT, root.toString()))
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build()));

    JsonNode root() {
        return root;
    }

    /**
     * Fails with what is wrong.
     *
     * @param path as it was asked for, from {@code /api/v1} on
     */
    void check(String path, HttpResponse<String> answer) {
        String template = template(path.replaceFirst("^/api/v1", "").replaceFirst("\\?.*", ""));
        String place = "/paths/" + template.replace("/", "~1") + "/get/responses/" + answer.statusCode();
        JsonNode response = root.at(place);
        assertThat(response.isMissingNode())
                .as("%s declares %d", template, answer.statusCode())
                .isFalse();
        if (response.has("$ref")) {
            place = response.path("$ref").stringValue().substring(1);
            response = root.at(place);
        }
        checkHeaders(response, answer);
        String schema = place + "/content/application~1json/schema";
        if (root.at(schema).isMissingNode()) {
            assertThat(answer.body()).as("%s has no body", place).isEmpty();
            return;
        }
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(schemas.getSchema(SchemaLocation.of(DOCUMENT + "#" + schema))
                        .validate(answer.body(), InputFormat.JSON))
                .as("%s %d: %s", path, answer.statusCode(), answer.body())
                .isEmpty();
    }

    /** All references of the document that lead nowhere. */
    Set<String> danglingReferences() {
        Set<String> dangling = new TreeSet<>();
        root.findValuesAsString("$ref").stream()
                .filter(ref ->
                        !ref.startsWith("#/") || root.at(ref.substring(1)).isMissingNode())
                .forEach(dangling::add);
        return dangling;
    }

    private void checkHeaders(JsonNode response, HttpResponse<String> answer) {
        response.path("headers").forEachEntry((name, declared) -> {
            JsonNode header = declared.has("$ref")
                    ? root.at(declared.path("$ref").stringValue().substring(1))
                    : declared;
            Optional<String> value = answer.headers().firstValue(name);
            if (header.path("required").booleanValue(false)) {
                assertThat(value).as("header %s", name).isPresent();
            }
            String pattern = header.path("schema").path("pattern").stringValue("");
            String constant = header.path("schema").path("const").stringValue("");
            value.ifPresent(text -> {
                assertThat(text).as("header %s", name).containsPattern(pattern);
                if (!constant.isEmpty()) {
                    assertThat(text).isEqualTo(constant);
                }
            });
        });
    }

    private String template(String path) {
        return root.path("paths")
                .propertyStream()
                .map(Map.Entry::getKey)
                .filter(template -> path.matches(template.replaceAll("\\{[^}]+}", "[^/]+")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the contract has no path for " + path));
    }
}
