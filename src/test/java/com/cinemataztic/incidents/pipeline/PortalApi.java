package com.cinemataztic.incidents.pipeline;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads tickets as a script does: over REST, with the token, page by page. */
public final class PortalApi {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final int LARGEST_PAGE = 1_000;

    private final Http http;

    /**
     * @param base the portal's address
     * @param token opens its REST API
     */
    public PortalApi(String base, String token) {
        this.http = new Http(base, token);
    }

    private record Page(
            List<SeenTicket> items, long total, @Nullable String next) {}

    /** @return every ticket there is, closed ones included, newest first */
    public List<SeenTicket> tickets() {
        return tickets(LARGEST_PAGE);
    }

    /**
     * @param pageSize how many to ask for at a time
     * @return every ticket there is, closed ones included, newest first
     */
    public List<SeenTicket> tickets(int pageSize) {
        var tickets = new ArrayList<SeenTicket>();
        var page = page("limit=" + pageSize);
        tickets.addAll(page.items());
        while (page.next() != null) {
            var cursor = URLEncoder.encode(page.next(), StandardCharsets.UTF_8);
            page = page("limit=" + pageSize + "&cursor=" + cursor);
            tickets.addAll(page.items());
        }
        return tickets;
    }

    /** @return how many tickets the portal says that there are */
    public long total() {
        return page("limit=1").total();
    }

    /** @return the ticket of that id */
    public SeenTicket ticket(String id) {
        return JSON.readValue(http.get("/api/tickets/" + id), SeenTicket.class);
    }

    private Page page(String query) {
        return JSON.readValue(http.get("/api/tickets?" + query), Page.class);
    }
}
