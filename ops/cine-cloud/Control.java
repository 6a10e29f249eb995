import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The hand that breaks and mends machines, under {@code /control}: for demonstrations and tests, not the vendor's. */
final class Control {

    private static final List<String> SCOPES = List.of("machine", "cinema", "region", "all");

    private final Fleet fleet;
    private final Faults faults;
    private volatile boolean apiDown;

    Control(Fleet fleet, Faults faults) {
        this.fleet = fleet;
        this.faults = faults;
    }

    /** Whether every call to the API is to be answered 503. */
    boolean apiDown() {
        return apiDown;
    }

    /** @throws Refusal 404 for what is not there, 405 for the wrong method, 400 for a bad parameter */
    Object answer(String method, String action, Map<String, String> query, Instant now) {
        boolean change = !Set.of("faults", "machines").contains(action);
        if (!List.of("break", "mend", "api", "faults", "machines").contains(action)) {
            throw Refusal.notFound("no such control; there are break, mend, api, faults and machines");
        }
        if (!method.equals(change ? "POST" : "GET")) {
            throw new Refusal(405, "/control/" + action + " takes " + (change ? "POST" : "GET"));
        }
        return switch (action) {
            case "break" -> breakMachines(query, now);
            case "mend" -> mendMachines(query, now);
            case "api" -> setApi(query.getOrDefault("mode", ""));
            case "faults" -> listFaults();
            default -> listMachines(query);
        };
    }

    private Object breakMachines(Map<String, String> query, Instant now) {
        Faults.Fault fault = fault(query.getOrDefault("fault", "offline"));
        List<String> ids = selected(query);
        int changed = faults.breakAll(ids, fault, now);
        return Json.object("fault", fault.word(), "machines", ids.size(), "changed", changed);
    }

    private Object mendMachines(Map<String, String> query, Instant now) {
        List<Faults.Fault> which =
                query.containsKey("fault") ? List.of(fault(query.get("fault"))) : List.of(Faults.Fault.values());
        List<String> ids = selected(query);
        int changed = faults.mendAll(ids, which, now);
        List<String> words = which.stream().map(Faults.Fault::word).toList();
        return Json.object("faults", words, "machines", ids.size(), "changed", changed);
    }

    private Object setApi(String mode) {
        if (!Set.of("ok", "down").contains(mode)) {
            throw Refusal.badRequest("mode must be ok or down");
        }
        boolean changed = apiDown != mode.equals("down");
        apiDown = mode.equals("down");
        return Json.object("mode", mode, "changed", changed ? 1 : 0);
    }

    private Object listFaults() {
        List<?> list = fleet.machines().stream()
                .flatMap(m -> faults.of(m.machineId()).entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(f -> Json.object(
                                "machineId", m.machineId(),
                                "fault", f.getKey().word(),
                                "since", f.getValue(),
                                "region", m.cinema().region(),
                                "cinemaId", m.cinema().cinemaId(),
                                "cinemaName", m.cinema().cinemaName(),
                                "screenId", m.screen().screenId(),
                                "screenName", m.screen().screenName())))
                .toList();
        return Json.object("count", list.size(), "api", apiDown ? "down" : "ok", "faults", list);
    }

    private Object listMachines(Map<String, String> query) {
        Stream<Fleet.Machine> machines = fleet.machines().stream();
        if (query.containsKey("cinema") || query.containsKey("region")) {
            Set<String> ids = Set.copyOf(selected(query));
            machines = machines.filter(m -> ids.contains(m.machineId()));
        }
        List<?> list = machines.map(m -> Json.object(
                        "machineId", m.machineId(),
                        "region", m.cinema().region(),
                        "cinemaId", m.cinema().cinemaId(),
                        "cinemaName", m.cinema().cinemaName(),
                        "screenId", m.screen().screenId(),
                        "screenName", m.screen().screenName(),
                        "faults",
                                faults.of(m.machineId()).keySet().stream()
                                        .map(Faults.Fault::word)
                                        .sorted()
                                        .toList()))
                .toList();
        return Json.object("count", list.size(), "machines", list);
    }

    private List<String> selected(Map<String, String> query) {
        List<String> scopes = SCOPES.stream().filter(query::containsKey).toList();
        if (scopes.size() != 1) {
            throw Refusal.badRequest("say which: one of machine=ID, cinema=ID, region=NAME, all=true");
        }
        String value = query.get(scopes.getFirst());
        return switch (scopes.getFirst()) {
            case "machine" ->
                List.of(fleet.machine(value)
                        .orElseThrow(() -> Refusal.notFound("no machine " + value
                                + "; GET /control/machines?region=denmark lists the machines of a region"))
                        .machineId());
            case "cinema" -> {
                fleet.cinema(value)
                        .orElseThrow(() -> Refusal.notFound(
                                "no cinema " + value + "; ids look like dk-014, see GET /control/machines"));
                yield where(m -> m.cinema().cinemaId().equals(value));
            }
            case "region" -> {
                if (!fleet.regions().contains(value)) {
                    throw Refusal.notFound("no region " + value + "; there are " + String.join(", ", fleet.regions()));
                }
                yield where(m -> m.cinema().region().equals(value));
            }
            default -> {
                if (!value.equals("true")) {
                    throw Refusal.badRequest("all must be true");
                }
                yield where(m -> true);
            }
        };
    }

    private List<String> where(Predicate<Fleet.Machine> wanted) {
        return fleet.machines().stream()
                .filter(wanted)
                .map(Fleet.Machine::machineId)
                .toList();
    }

    private static Faults.Fault fault(String word) {
        return Faults.Fault.of(word)
                .orElseThrow(() -> Refusal.badRequest("fault must be one of " + Faults.Fault.words()));
    }
}
