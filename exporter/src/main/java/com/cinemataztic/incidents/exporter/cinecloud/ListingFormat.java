package com.cinemataztic.incidents.exporter.cinecloud;

import static com.cinemataztic.incidents.exporter.cinecloud.WireFormat.array;
import static com.cinemataztic.incidents.exporter.cinecloud.WireFormat.each;
import static com.cinemataztic.incidents.exporter.cinecloud.WireFormat.entry;
import static com.cinemataztic.incidents.exporter.cinecloud.WireFormat.field;
import static com.cinemataztic.incidents.exporter.cinecloud.WireFormat.given;
import static com.cinemataztic.incidents.exporter.cinecloud.WireFormat.required;
import static com.cinemataztic.incidents.exporter.cinecloud.WireFormat.whole;

import com.cinemataztic.incidents.exporter.cinecloud.WireFormat.Malformed;
import com.cinemataztic.incidents.exporter.cinecloud.WireFormat.Read;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Parses the vendor's listings of cinemas and machines, one page at a time. Pure. */
final class ListingFormat {

    /** The contract allows 200 a page. */
    private static final int MOST_ENTRIES = 1_000;

    private static final int MOST_SCREENS = 200;
    private static final int LONGEST_CURSOR = 2_000;

    private ListingFormat() {}

    /** One page. Unreadable entries are left out and counted. */
    record Page<T>(List<T> items, int unreadable, Optional<String> next) {}

    private record WireScreen(
            @Nullable String screenId, @Nullable String screenName) {}

    private record WireCinema(
            @Nullable String cinemaId,
            @Nullable String cinemaName,
            @Nullable String region,
            @Nullable String timeZone,
            @Nullable JsonNode screens) {}

    private record WireMachine(
            @Nullable String machineId,
            @Nullable String cinemaId,
            @Nullable String screenId,
            @Nullable String softwareVersion) {}

    static Page<Cinema> cinemas(byte[] body) {
        return page(body, node -> {
            WireCinema wire = entry(node, WireCinema.class);
            CinemaId id = new CinemaId(required("cinemaId", wire.cinemaId()));
            given("screens", wire.screens());
            Read<List<Screen>> screens = each(array(node, "screens", MOST_SCREENS), screen -> screen(id, screen));
            Cinema cinema = new Cinema(
                    id,
                    NameText.of(required("cinemaName", wire.cinemaName())),
                    required("region", wire.region()),
                    NameText.of(required("timeZone", wire.timeZone())),
                    screens.item());
            return new Read<>(cinema, screens.unreadable());
        });
    }

    static Page<Machine> machines(byte[] body) {
        return page(body, node -> {
            WireMachine wire = entry(node, WireMachine.class);
            CinemaId cinema = new CinemaId(required("cinemaId", wire.cinemaId()));
            Machine machine = new Machine(
                    new MachineId(required("machineId", wire.machineId())),
                    new ScreenRef(cinema, required("screenId", wire.screenId())),
                    wire.softwareVersion() == null ? "unknown" : NameText.of(wire.softwareVersion()));
            return new Read<>(machine, 0);
        });
    }

    private static Screen screen(CinemaId cinema, JsonNode node) {
        WireScreen wire = entry(node, WireScreen.class);
        return new Screen(
                new ScreenRef(cinema, required("screenId", wire.screenId())),
                NameText.of(required("screenName", wire.screenName())));
    }

    private static <T> Page<T> page(byte[] body, Function<JsonNode, Read<T>> entry) {
        return whole(() -> {
            JsonNode root = WireFormat.JSON.readTree(body);
            Read<List<Read<T>>> read = each(array(root, "items", MOST_ENTRIES), entry);
            int unreadable = read.unreadable()
                    + read.item().stream().mapToInt(Read::unreadable).sum();
            return new Page<>(read.item().stream().map(Read::item).toList(), unreadable, cursor(root));
        });
    }

    private static Optional<String> cursor(JsonNode root) {
        Optional<String> next = field(root, "next").map(JsonNode::stringValue).filter(text -> !text.isEmpty());
        if (next.isPresent() && next.get().length() > LONGEST_CURSOR) {
            throw new Malformed("next is too long");
        }
        return next;
    }
}
