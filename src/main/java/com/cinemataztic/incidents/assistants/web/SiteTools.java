package com.cinemataztic.incidents.assistants.web;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.overview.HandoverDesk;
import com.cinemataztic.incidents.overview.HandoverText;
import com.cinemataztic.incidents.overview.SiteDirectory;
import com.cinemataztic.incidents.overview.Span;
import com.cinemataztic.incidents.platform.web.BadRequest;
import com.cinemataztic.incidents.platform.web.NotFound;
import com.cinemataztic.incidents.platform.web.Parameters;
import com.cinemataztic.incidents.regions.RegionId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Tools about regions and shifts. */
class SiteTools {

    private static final String REGION = "region";
    private static final String HOURS = "hours";

    private final SiteDirectory sites;
    private final HandoverDesk handovers;
    private final HandoverText text;

    SiteTools(SiteDirectory sites, HandoverDesk handovers, HandoverText text) {
        this.sites = sites;
        this.handovers = handovers;
        this.text = text;
    }

    /** A region with its live tickets, counted. */
    record RegionCounts(String id, String name, String zone, int open, int inprogress) {}

    Stream<Tool> all() {
        return Stream.of(
                new Tool(
                        "list_regions",
                        "List regions",
                        "Lists the regions that you may see, with how many live tickets each has.",
                        Map.of(),
                        List.of(),
                        this::regions),
                new Tool(
                        "write_handover",
                        "Handover",
                        "Returns the handover of the last hours as text: what was opened and closed, what waits, and"
                                + " who is on call. Only for operators and admins.",
                        Map.of(
                                REGION,
                                "a region's id; by default all",
                                HOURS,
                                "how far back, 1 to " + Span.Hours.MOST + ", by default 8"),
                        List.of(),
                        this::handover));
    }

    private List<RegionCounts> regions(Actor reader, Map<String, List<String>> given) {
        Parameters.of(given, List.of());
        return sites.regions(reader).stream()
                .map(entry -> new RegionCounts(
                        entry.region().id().value(),
                        entry.region().name(),
                        entry.region().zone().getId(),
                        entry.live().open(),
                        entry.live().inprogress()))
                .toList();
    }

    private String handover(Actor reader, Map<String, List<String>> given) {
        var parameters = Parameters.of(given, List.of(REGION, HOURS));
        if (!reader.mayChange()) {
            throw new NotFound("not-allowed", "Only operators and admins read the handover.");
        }
        var hours = parameters.text(HOURS);
        var span = Span.Hours.parse(hours.isEmpty() ? "8" : hours)
                .orElseThrow(() -> new BadRequest("bad-hours", "hours is a number from 1 to " + Span.Hours.MOST + "."));
        var region = parameters.text(REGION);
        var wanted = region.isEmpty()
                ? null
                : RegionId.parse(region)
                        .orElseThrow(() -> new BadRequest("bad-region", "region is an id such as new-zealand."));
        return handovers
                .gather(reader, wanted, span, ZoneOffset.UTC)
                .map(text::write)
                .orElseThrow(() -> new NotFound("no-such-region", "There is no region of that id for you."));
    }
}
