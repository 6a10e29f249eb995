package com.cinemataztic.incidents.support;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks GraphQL over HTTP, with a token or as a signed-in browser. */
public final class GraphQlClient {

    private static final JsonMapper JSON = new JsonMapper();

    private final BrowserSession browser;
    private final String header;
    private final String value;

    private GraphQlClient(BrowserSession browser, String header, String value) {
        this.browser = browser;
        this.header = header;
        this.value = value;
    }

    public static GraphQlClient withToken(int port, String token) {
        return new GraphQlClient(new BrowserSession(port), "Authorization", "Bearer " + token);
    }

    /** @param browser signed in */
    public static GraphQlClient of(BrowserSession browser) {
        return new GraphQlClient(browser, "X-CSRF-TOKEN", browser.csrfToken("/"));
    }

    /** @return the whole answer */
    public JsonNode ask(String query) {
        return ask(query, Map.of());
    }

    public JsonNode ask(String query, Map<String, Object> variables) {
        return JSON.readTree(send(JSON.writeValueAsString(Map.of("query", query, "variables", variables)))
                .body());
    }

    /** @return the code of the answer's only error */
    public String errorCode(String query) {
        return errorCode(ask(query));
    }

    /** @return the code of the answer's first error */
    public static String errorCode(JsonNode answer) {
        return answer.at("/errors/0/extensions/code").asString("none");
    }

    public HttpResponse<String> send(String body) {
        return browser.send(browser.request("/graphql")
                .header(header, value)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }
}
