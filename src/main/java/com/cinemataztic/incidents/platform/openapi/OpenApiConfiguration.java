package com.cinemataztic.incidents.platform.openapi;

import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.MethodParameter;

/** Describes the API: what all operations have in common. Made when it is first asked for. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String TOKEN = "token";
    private static final String PROBLEM = "Problem";

    @Bean
    @Lazy
    OpenAPI apiDescription() {
        return new OpenAPI()
                .info(new Info()
                        .title("Incidents Portal")
                        .version("1")
                        .description(
                                "Tickets about cinema screens, and what they are about. Moments are in UTC, such as"
                                        + " 2026-11-25T22:00:00Z. A field without a value is absent. Each caller sees its own"
                                        + " regions only."))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("An API token. A browser's session serves, too; with it, a write"
                                                + " needs the page's CSRF token in X-CSRF-TOKEN.")));
    }

    /** Whatever is not a success is a problem; operations are grouped by their paths. */
    @Bean
    @Lazy
    OpenApiCustomizer problemResponses() {
        return api -> {
            api.setTags(null);
            // Here, as schemas that nothing refers to yet are removed before.
            api.getComponents().addSchemas(PROBLEM, problem());
            api.getPaths()
                    .forEach((path, item) -> item.readOperations().forEach(operation -> {
                        addProblem(operation);
                        operation.setTags(List.of(concern(path)));
                    }));
        };
    }

    /** @return what the path is about: its word after {@code /api/} */
    private static String concern(String path) {
        return path.split("/")[2].replaceFirst("\\..*", "");
    }

    @Bean
    @Lazy
    ModelResolver schemas(ObjectMapperProvider mapper) {
        return new ModelResolver(mapper.jsonMapper(), new SchemaNames());
    }

    /** Those who read all parameters strictly take them as one map, and describe each by an annotation. */
    @Bean
    @Lazy
    OperationCustomizer singleParameters() {
        return (operation, method) -> {
            var maps = Stream.of(method.getMethodParameters())
                    .filter(parameter -> Map.class.isAssignableFrom(parameter.getParameterType()))
                    .map(MethodParameter::getParameterName)
                    .collect(Collectors.toSet());
            if (operation.getParameters() != null) {
                operation.getParameters().removeIf(parameter -> maps.contains(parameter.getName()));
            }
            return operation;
        };
    }

    private static void addProblem(Operation operation) {
        operation
                .getResponses()
                .addApiResponse(
                        "default",
                        new ApiResponse()
                                .description("A problem: see its type")
                                .content(new Content()
                                        .addMediaType(
                                                org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                                new MediaType()
                                                        .schema(new Schema<>()
                                                                .$ref("#/components/schemas/" + PROBLEM)))));
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .description("What went wrong (RFC 9457)")
                .addProperty("type", new StringSchema().description("stable, such as urn:incidents:problem:bad-cursor"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema().description("one sentence for people"))
                .addProperty("instance", new StringSchema())
                .addProperty("requestId", new StringSchema().description("that of X-Request-Id"));
    }
}
