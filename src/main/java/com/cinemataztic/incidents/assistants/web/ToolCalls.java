package com.cinemataztic.incidents.assistants.web;

import com.cinemataztic.incidents.identity.Caller;
import com.cinemataztic.incidents.platform.web.BadRequest;
import com.cinemataztic.incidents.platform.web.NotFound;
import com.cinemataztic.incidents.store.QueryTimeout;
import com.cinemataztic.incidents.store.ReadsBusy;
import com.cinemataztic.incidents.store.StoreUnavailable;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Calls tools for the server, with the rights that the caller has at that moment. */
class ToolCalls {

    /** Where the context of a request has its {@link Caller}. */
    static final String CALLER = "caller";

    private final JsonMapper json;

    ToolCalls(JsonMapper json) {
        this.json = json;
    }

    /** @return the tool as the server lists and calls it */
    SyncToolSpecification specification(Tool tool) {
        var described = McpSchema.Tool.builder(tool.name(), schema(tool))
                .title(tool.title())
                .description(tool.description())
                .annotations(ToolAnnotations.builder()
                        .readOnlyHint(true)
                        .destructiveHint(false)
                        .openWorldHint(false)
                        .build())
                .build();
        return new SyncToolSpecification(described, (context, request) -> call(tool, context, request));
    }

    private static Map<String, Object> schema(Tool tool) {
        var properties = tool.parameters().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> Map.of("type", "string", "description", each.getValue())));
        return Map.of(
                "type", "object", "properties", properties, "required", tool.required(), "additionalProperties", false);
    }

    private CallToolResult call(Tool tool, McpTransportContext context, CallToolRequest request) {
        var reader = ((Caller) context.get(CALLER)).now();
        if (reader.isEmpty()) {
            return failed("Your token or account is no longer valid.");
        }
        try {
            var answer = tool.answer().to(reader.get(), arguments(request));
            return result(answer instanceof String text ? text : json.writeValueAsString(answer), false);
        } catch (BadRequest | NotFound rejected) {
            return failed(String.valueOf(rejected.getMessage()));
        } catch (ReadsBusy | QueryTimeout rejected) {
            return failed(String.valueOf(rejected.getMessage()));
        } catch (StoreUnavailable down) {
            return failed("The store does not respond. Try again shortly.");
        }
    }

    /** Assistants send numbers and lists where they please; what a value means is read in one place, from text. */
    private static Map<String, List<String>> arguments(CallToolRequest request) {
        var arguments = new HashMap<String, List<String>>();
        if (request.arguments() != null) {
            request.arguments().forEach((name, value) -> {
                if (value instanceof List<?> several) {
                    arguments.put(name, several.stream().map(String::valueOf).toList());
                } else if (value != null) {
                    arguments.put(name, List.of(value.toString()));
                }
            });
        }
        return arguments;
    }

    private static CallToolResult failed(String sentence) {
        return result(sentence, true);
    }

    private static CallToolResult result(String text, boolean isError) {
        return CallToolResult.builder().addTextContent(text).isError(isError).build();
    }
}
