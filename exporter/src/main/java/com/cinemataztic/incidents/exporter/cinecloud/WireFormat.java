package com.cinemataztic.incidents.exporter.cinecloud;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** The vendor's JSON and its translation into the words of the domain; pure. Nothing else knows the wire records. */
final class WireFormat {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private WireFormat() {}

    /** The answer as a whole cannot be used. */
    static final class Malformed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    /** Reads an answer, or throws {@link Malformed}. */
    @FunctionalInterface
    interface Reading<T> {
        T read();
    }

    /** One page; entries that could not be read are left out and counted. */
    record Page<T>(List<T> items, int unreadable, Optional<String> next) {}

    private record WireScreen(
            @Nullable String screenId, @Nullable String screenName) {}

    private record WireCinema(
            @Nullable String cinemaId,
            @Nullable String cinemaName,
            @Nullable String region,
            @Nullable String timeZone,
            @Nullable List<JsonNode> screens) {}

    private record WireMachine(
            @Nullable String machineId,
            @Nullable String cinemaId,
            @Nullable String screenId,
            @Nullable String softwareVersion) {}

    private record WireResolution(
            @Nullable String wanted,
            @Nullable String actual,
            @Nullable String since) {}

    private record WireDownload(
            @Nullable String state, @Nullable String since) {}

    private record WireStatus(
            @Nullable String machineId,
            @Nullable Boolean online,
            @Nullable String offlineSince,
            @Nullable WireResolution resolution,
            @Nullable WireDownload download) {}

    private record WireShow(
            @Nullable String startsAt, @Nullable String endsAt) {}

    static Page<Cinema> cinemas(byte[] body) {
        return page(body, node -> {
            WireCinema wire = entry(node, WireCinema.class);
            CinemaId id = new CinemaId(required("cinemaId", wire.cinemaId()));
            Entries<Screen> read = entries(given("screens", wire.screens()), screen -> screen(id, screen));
            Cinema cinema = new Cinema(
                    id,
                    required("cinemaName", wire.cinemaName()),
                    required("region", wire.region()),
                    required("timeZone", wire.timeZone()),
                    read.items());
            return new Read<>(cinema, read.unreadable());
        });
    }

    static Page<Machine> machines(byte[] body) {
        return page(body, node -> {
            WireMachine wire = entry(node, WireMachine.class);
            CinemaId cinema = new CinemaId(required("cinemaId", wire.cinemaId()));
            Machine machine = new Machine(
                    new MachineId(required("machineId", wire.machineId())),
                    new ScreenRef(cinema, required("screenId", wire.screenId())),
                    wire.softwareVersion() == null ? "unknown" : wire.softwareVersion());
            return new Read<>(machine, 0);
        });
    }

    /** @throws Malformed also if the answer is about another machine than asked for */
    static MachineStatus status(byte[] body, MachineId asked) {
        return whole(() -> {
            WireStatus wire = given("body", JSON.readValue(body, WireStatus.class));
            if (!asked.value().equals(wire.machineId())) {
                throw new Malformed("the answer is about another machine");
            }
            Map<Fault, MachineStatus.Verdict> verdicts = new EnumMap<>(Fault.class);
            verdicts.put(Fault.OFFLINE, verdict(!given("online", wire.online()), wire.offlineSince()));
            WireResolution resolution = wire.resolution();
            // A machine that was never reached has no actual resolution: unknown, not wrong.
            if (resolution != null && resolution.wanted() != null && resolution.actual() != null) {
                boolean wrong = !resolution.wanted().equals(resolution.actual());
                verdicts.put(Fault.RESOLUTION, verdict(wrong, resolution.since()));
            }
            WireDownload download = wire.download();
            if (download != null && download.state() != null) {
                verdicts.put(Fault.DOWNLOAD, verdict(failed(download.state()), download.since()));
            }
            return new MachineStatus(verdicts);
        });
    }

    static List<Show> shows(byte[] body) {
        return whole(() -> {
            List<Show> shows = new ArrayList<>();
            for (JsonNode node : array(JSON.readTree(body), "shows")) {
                WireShow wire = entry(node, WireShow.class);
                shows.add(new Show(
                        Instant.parse(required("startsAt", wire.startsAt())),
                        Instant.parse(required("endsAt", wire.endsAt()))));
            }
            shows.sort(Comparator.comparing(Show::startsAt));
            return List.copyOf(shows);
        });
    }

    private static Screen screen(CinemaId cinema, JsonNode node) {
        WireScreen wire = entry(node, WireScreen.class);
        return new Screen(
                new ScreenRef(cinema, required("screenId", wire.screenId())),
                required("screenName", wire.screenName()));
    }

    private static MachineStatus.Verdict verdict(boolean faulty, @Nullable String since) {
        return new MachineStatus.Verdict(
                faulty, faulty ? Optional.ofNullable(since).map(Instant::parse) : Optional.empty());
    }

    private static boolean failed(String state) {
        return switch (state) {
            case "ok" -> false;
            case "failed" -> true;
            default -> throw new Malformed("unknown download state");
        };
    }

    /** An entry that was read, and how many of its parts could not be. */
    private record Read<T>(T item, int unreadable) {}

    private record Entries<T>(List<T> items, int unreadable) {}

    private static <T> Page<T> page(byte[] body, Function<JsonNode, Read<T>> entry) {
        return whole(() -> {
            JsonNode root = JSON.readTree(body);
            Entries<Read<T>> read = entries(array(root, "items"), entry);
            int unreadable = read.unreadable()
                    + read.items().stream().mapToInt(Read::unreadable).sum();
            JsonNode next = root.path("next");
            Optional<String> cursor = next.isNull() || next.isMissingNode()
                    ? Optional.empty()
                    : Optional.of(next.stringValue()).filter(text -> !text.isEmpty());
            return new Page<>(read.items().stream().map(Read::item).toList(), unreadable, cursor);
        });
    }

    private static <T> Entries<T> entries(Iterable<JsonNode> nodes, Function<JsonNode, T> entry) {
        List<T> items = new ArrayList<>();
        int unreadable = 0;
        for (JsonNode node : nodes) {
            try {
                items.add(whole(() -> entry.apply(node)));
            } catch (Malformed e) {
                unreadable++;
            }
        }
        return new Entries<>(items, unreadable);
    }

    /** A JSON null is no entry. */
    private static <T> T entry(JsonNode node, Class<T> type) {
        return given("entry", JSON.treeToValue(node, type));
    }

    private static JsonNode array(JsonNode root, String field) {
        JsonNode array = root.path(field);
        if (!array.isArray()) {
            throw new Malformed(field + " is no list");
        }
        return array;
    }

    private static <T> T whole(Reading<T> reading) {
        try {
            return reading.read();
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            throw new Malformed(String.valueOf(e.getMessage()));
        }
    }

    private static String required(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new Malformed(field + " is missing");
        }
        return text;
    }

    private static <T> T given(String field, @Nullable T value) {
        if (value == null) {
            throw new Malformed(field + " is missing");
        }
        return value;
    }
}
