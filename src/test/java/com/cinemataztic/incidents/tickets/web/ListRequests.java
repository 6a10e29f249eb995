package com.cinemataztic.incidents.tickets.web;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.cinemataztic.incidents.support.PortalTest;
import java.net.URI;
import java.util.List;
import java.util.stream.StreamSupport;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks for lists of tickets. */
final class ListRequests {

    private static final JsonMapper JSON = new JsonMapper();

    private ListRequests() {}

    static JsonNode json(MockMvc http, String... query) throws Exception {
        return JSON.readTree(body(http, byToken(get(URI.create("/api/tickets?" + String.join("", query))))));
    }

    static String body(MockMvc http, MockHttpServletRequestBuilder request) throws Exception {
        return http.perform(request)
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    static List<String> texts(JsonNode items, String field) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.path(field).asString())
                .toList();
    }

    static MockHttpServletRequestBuilder byToken(MockHttpServletRequestBuilder request) {
        return request.header("Authorization", "Bearer " + PortalTest.API_TOKEN);
    }
}
