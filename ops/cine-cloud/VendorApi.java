import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The vendor's API under {@code /api/v1}: cinemas, machines, the status of a machine, the shows of a screen. */
final class VendorApi {

    private static final String ANY = "*";
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 200;
    private static final int DEFAULT_HOURS = 72;
    private static final int MAX_HOURS = 336;
    private static final Instant INSTALLED = Instant.parse("2025-09-01T06:00:00Z");
    private static final String WANTED = "1920x1080";

    private final World world;
    private final Fleet fleet;

    VendorApi(World world) {
        this.world = world;
        this.fleet = world.fleet();
    }

    /** The endpoint of the path; empty if there is none. */
    static Optional<String> endpoint(List<String> path) {
        if (is(path, "cinemas")) {
            return Optional.of("cinemas");
        }
        if (is(path, "machines")) {
            return Optional.of("machines");
        }
        if (is(path, "machines", ANY, "status")) {
            return Optional.of("status");
        }
        return is(path, "cinemas", ANY, "screens", ANY, "shows") ? Optional.of("shows") : Optional.empty();
    }

    /**
     * @param path the segments after {@code /api/v1}
     * @throws ErrorResponse 404 for an unknown resource, 400 for a bad parameter
     */
    Object answer(List<String> path, Map<String, String> query, Instant now) {
        return switch (endpoint(path).orElse("")) {
            case "cinemas" -> page(fleet.cinemas(), query, VendorApi::cinema);
            case "machines" -> page(fleet.machines(), query, VendorApi::machine);
            case "status" -> {
                String id = path.get(1);
                yield status(fleet.machine(id).orElseThrow(() -> ErrorResponse.notFound("no machine " + id)), now);
            }
            case "shows" -> {
                Fleet.Machine machine = fleet.machineAt(path.get(1), path.get(3))
                        .orElseThrow(() -> ErrorResponse.notFound("no screen " + path.get(3) + " in " + path.get(1)));
                yield shows(machine, query, now);
            }
            default -> throw ErrorResponse.notFound("no such resource");
        };
    }

    private static boolean is(List<String> path, String... shape) {
        return path.size() == shape.length
                && IntStream.range(0, shape.length).allMatch(i -> shape[i].equals(ANY) || shape[i].equals(path.get(i)));
    }

    private static Object cinema(Fleet.Cinema cinema) {
        return Json.object(
                "cinemaId", cinema.cinemaId(),
                "cinemaName", cinema.cinemaName(),
                "region", cinema.region(),
                "timeZone", cinema.timeZone(),
                "screens",
                        cinema.screens().stream()
                                .map(s -> Json.object("screenId", s.screenId(), "screenName", s.screenName()))
                                .toList());
    }

    private static Object machine(Fleet.Machine machine) {
        return Json.object(
                "machineId", machine.machineId(),
                "cinemaId", machine.cinema().cinemaId(),
                "screenId", machine.screen().screenId(),
                "softwareVersion", machine.softwareVersion());
    }

    private Object status(Fleet.Machine machine, Instant now) {
        Map<Faults.Fault, Instant> broken = world.faultsOf(machine, now);
        Optional<Instant> offline = Optional.ofNullable(broken.get(Faults.Fault.OFFLINE));
        Optional<Instant> resolution = Optional.ofNullable(broken.get(Faults.Fault.RESOLUTION));
        Optional<Instant> display = Optional.ofNullable(broken.get(Faults.Fault.DISPLAY));
        return Json.object(
                "machineId",
                machine.machineId(),
                "online",
                offline.isEmpty(),
                offline.isEmpty() ? "onlineSince" : "offlineSince",
                offline.orElseGet(() -> onlineSince(machine, now)),
                "lastSeen",
                offline.orElse(now),
                "softwareVersion",
                machine.softwareVersion(),
                "resolution",
                Json.object(
                        "wanted", WANTED, "actual", resolution.isEmpty() ? WANTED : "1280x720", "since", resolution),
                "display",
                Json.object("connected", display.isEmpty(), "since", display),
                "downloads",
                Gauges.downloads(machine, Optional.ofNullable(broken.get(Faults.Fault.DOWNLOAD)), now),
                "disk",
                Gauges.disk(machine, broken.containsKey(Faults.Fault.DISK)),
                "temperatureCelsius",
                Gauges.temperature(machine, broken.containsKey(Faults.Fault.HEAT), offline.orElse(now)));
    }

    private Instant onlineSince(Fleet.Machine machine, Instant now) {
        Optional<Instant> repaired = world.faults().backOnline(machine.machineId());
        if (world.nights()) {
            Instant morning = Night.onSince(machine.cinema().timeZone(), now);
            return repaired.filter(morning::isBefore).orElse(morning);
        }
        return repaired.orElse(INSTALLED.plus(Duration.ofMinutes(machine.ordinal() * 97L)));
    }

    private static Object shows(Fleet.Machine machine, Map<String, String> query, Instant now) {
        Instant from = query.containsKey("from") ? instant(query.get("from")) : now;
        int hours = number(query, "hours", DEFAULT_HOURS, MAX_HOURS);
        List<?> shows = Timetable.shows(machine, from, Duration.ofHours(hours)).stream()
                .map(s -> Json.object("startsAt", s.startsAt(), "endsAt", s.endsAt()))
                .toList();
        return Json.object("shows", shows);
    }

    private static <T> Object page(List<T> all, Map<String, String> query, Function<T, Object> wire) {
        int limit = number(query, "limit", DEFAULT_LIMIT, MAX_LIMIT);
        int start = query.containsKey("cursor") ? place(query.get("cursor"), all.size()) : 0;
        int end = Math.min(start + limit, all.size());
        return Json.object(
                "items",
                all.subList(start, end).stream().map(wire).toList(),
                "next",
                end < all.size() ? Optional.of(cursor(end)) : Optional.empty());
    }

    private static String cursor(int place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(("at " + place).getBytes(StandardCharsets.UTF_8));
    }

    private static int place(String cursor, int size) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            int place = text.startsWith("at ") ? Integer.parseInt(text.substring(3)) : -1;
            if (place >= 0 && place <= size) {
                return place;
            }
        } catch (IllegalArgumentException e) {
            // Not one of ours: rejected below, like one that is out of range.
        }
        throw ErrorResponse.badRequest("cursor is not one that this API gave");
    }

    private static int number(Map<String, String> query, String name, int otherwise, int max) {
        String text = query.get(name);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > max) {
            throw ErrorResponse.badRequest(name + " must be a number from 1 to " + max);
        }
        return Integer.parseInt(text);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw ErrorResponse.badRequest("from must be an instant like 2026-03-29T01:00:00Z");
        }
    }
}
