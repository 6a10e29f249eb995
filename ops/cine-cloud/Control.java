import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The controls under {@code /control} that break and repair: for demonstrations and tests, not part of the vendor's
 * API.
 */
final class Control {

    private static final List<String> SCOPES = List.of("machine", "cinema", "region", "all");
    private static final Set<String> READS = Set.of("faults", "machines");
    private static final Set<String> CHANGES =
            Set.of("break", "repair", "api", "swap", "rename", "add", "retire", "night", "seed", "reset");

    private final World world;
    private final Fleet fleet;
    private final Faults faults;

    Control(World world) {
        this.world = world;
        this.fleet = world.fleet();
        this.faults = world.faults();
    }

    /** @throws ErrorResponse 404 for an unknown resource, 405 for the wrong method, 400 for a bad parameter */
    Object answer(String method, String action, Map<String, String> query, Instant now) {
        boolean change = CHANGES.contains(action);
        if (!change && !READS.contains(action)) {
            throw ErrorResponse.notFound("no such control; there are " + String.join(", ", CHANGES) + ", faults and machines");
        }
        if (!method.equals(change ? "POST" : "GET")) {
            throw new ErrorResponse(405, "/control/" + action + " takes " + (change ? "POST" : "GET"));
        }
        Object answer =
                switch (action) {
                    case "break" -> breakMachines(query, now);
                    case "repair" -> repairMachines(query, now);
                    case "api" -> setApi(query);
                    case "swap" -> swap(query);
                    case "rename" -> rename(query);
                    case "add" -> add(query);
                    case "retire" -> retire(query);
                    case "night" -> night(query);
                    case "seed" -> seed(query, now);
                    case "reset" -> reset();
                    case "faults" -> listFaults(now);
                    default -> listMachines(query, now);
                };
        if (change) {
            world.save();
        }
        return answer;
    }

    private Object breakMachines(Map<String, String> query, Instant now) {
        Faults.Fault fault = fault(query.getOrDefault("fault", "offline"));
        List<String> ids = selected(query);
        int changed = faults.breakAll(ids, fault, now);
        return Json.object("fault", fault.word(), "machines", ids.size(), "changed", changed);
    }

    private Object repairMachines(Map<String, String> query, Instant now) {
        List<Faults.Fault> which =
                query.containsKey("fault") ? List.of(fault(query.get("fault"))) : List.of(Faults.Fault.values());
        List<String> ids = selected(query);
        int changed = faults.repairAll(ids, which, now);
        List<String> words = which.stream().map(Faults.Fault::word).toList();
        long stillBroken = ids.stream()
                .flatMap(id -> fleet.machine(id).stream())
                .filter(machine -> world.faultsOf(machine, now).keySet().stream().anyMatch(which::contains))
                .count();
        return Json.object(
                "faults", words, "machines", ids.size(), "changed", changed, "stillBroken", (int) stillBroken);
    }

    /** {@code mode=ok} ends all trouble of the API; any other mode adds to it. */
    private Object setApi(Map<String, String> query) {
        String mode = query.getOrDefault("mode", "");
        if (mode.equals("ok")) {
            world.trouble().clear();
        } else {
            Trouble.Kind kind = Trouble.Kind.of(mode)
                    .orElseThrow(() -> ErrorResponse.badRequest(
                            "mode must be ok, down, slow, broken, malformed, hanging or limited"));
            int amount = kind == Trouble.Kind.DOWN ? 1 : number(query, "amount");
            world.trouble().set(kind, amount, query.getOrDefault("endpoint", Trouble.EVERYWHERE));
        }
        return Json.object("mode", mode, "trouble", world.trouble().describe());
    }

    private Object swap(Map<String, String> query) {
        Fleet.Machine old = fleet.machine(required(query, "machine"))
                .orElseThrow(() -> ErrorResponse.notFound("no machine " + query.get("machine")));
        String place = old.cinema().cinemaId() + " " + old.screen().screenId();
        Fleet.Machine unit = fleet.change("swap " + place).orElseThrow();
        faults.forget(old.machineId());
        return Json.object("old", old.machineId(), "machineId", unit.machineId(), "screen", place);
    }

    private Object rename(Map<String, String> query) {
        String cinema = required(query, "cinema");
        fleet.change("rename " + cinema + " " + name(query));
        return Json.object("cinemaId", cinema, "cinemaName", name(query));
    }

    private Object add(Map<String, String> query) {
        Fleet.Machine machine = fleet.change("add " + required(query, "cinema") + " " + name(query))
                .orElseThrow();
        return Json.object(
                "cinemaId", query.get("cinema"),
                "machineId", machine.machineId(),
                "screenId", machine.screen().screenId());
    }

    private Object retire(Map<String, String> query) {
        String cinema = required(query, "cinema");
        String screen = required(query, "screen");
        Optional<Fleet.Machine> gone = fleet.machineAt(cinema, screen);
        fleet.change("retire " + cinema + " " + screen);
        gone.ifPresent(machine -> faults.forget(machine.machineId()));
        return Json.object("cinemaId", cinema, "machineId", gone.map(Fleet.Machine::machineId), "screenId", screen);
    }

    private Object night(Map<String, String> query) {
        String mode = required(query, "mode");
        if (!Set.of("on", "off").contains(mode)) {
            throw ErrorResponse.badRequest("mode must be on or off");
        }
        world.nights(mode.equals("on"));
        return Json.object("night", mode);
    }

    private Object seed(Map<String, String> query, Instant now) {
        if (query.getOrDefault("mode", "").equals("off")) {
            world.chaos(Optional.empty());
        } else {
            int percent = number(query, "percent");
            if (percent < 1 || percent > 50) {
                throw ErrorResponse.badRequest("percent must be 1 to 50");
            }
            // Starts as if it had been on for an hour: faults are visible at once.
            world.chaos(Optional.of(new Chaos(number(query, "seed"), percent, now.minus(Duration.ofHours(1)))));
        }
        return Json.object("seed", Chaos.describe(world.chaos()));
    }

    private Object reset() {
        world.reset();
        return Json.object("machines", fleet.machines().size());
    }

    private Object listFaults(Instant now) {
        List<?> list = fleet.machines().stream()
                .flatMap(m -> world.faultsOf(m, now).entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(f -> {
                            Map<String, Object> line = place(m);
                            line.put("fault", f.getKey().word());
                            line.put("since", f.getValue());
                            return line;
                        }))
                .toList();
        boolean down = world.trouble().amount(Trouble.Kind.DOWN, Trouble.EVERYWHERE) > 0;
        return Json.object(
                "count", list.size(),
                "api", down ? "down" : "ok",
                "trouble", world.trouble().describe(),
                "night", world.nights() ? "on" : "off",
                "seed", Chaos.describe(world.chaos()),
                "faults", list);
    }

    private Object listMachines(Map<String, String> query, Instant now) {
        Stream<Fleet.Machine> machines = fleet.machines().stream();
        if (query.containsKey("cinema") || query.containsKey("region")) {
            Set<String> ids = Set.copyOf(selected(query));
            machines = machines.filter(m -> ids.contains(m.machineId()));
        }
        List<?> list = machines.map(m -> {
                    Map<String, Object> line = place(m);
                    line.put(
                            "faults",
                            world.faultsOf(m, now).keySet().stream()
                                    .map(Faults.Fault::word)
                                    .sorted()
                                    .toList());
                    return line;
                })
                .toList();
        return Json.object("count", list.size(), "machines", list);
    }

    private static Map<String, Object> place(Fleet.Machine m) {
        return Json.object(
                "machineId", m.machineId(),
                "region", m.cinema().region(),
                "cinemaId", m.cinema().cinemaId(),
                "cinemaName", m.cinema().cinemaName(),
                "screenId", m.screen().screenId(),
                "screenName", m.screen().screenName());
    }

    private List<String> selected(Map<String, String> query) {
        List<String> scopes = SCOPES.stream().filter(query::containsKey).toList();
        if (scopes.size() != 1) {
            throw ErrorResponse.badRequest("say which: one of machine=ID, cinema=ID, region=NAME, all=true");
        }
        String value = query.get(scopes.getFirst());
        return switch (scopes.getFirst()) {
            case "machine" ->
                List.of(fleet.machine(value)
                        .orElseThrow(() -> ErrorResponse.notFound("no machine " + value
                                + "; GET /control/machines?region=denmark lists the machines of a region"))
                        .machineId());
            case "cinema" -> {
                fleet.cinema(value)
                        .orElseThrow(() -> ErrorResponse.notFound(
                                "no cinema " + value + "; ids have the form dk-014, see GET /control/machines"));
                yield where(m -> m.cinema().cinemaId().equals(value));
            }
            case "region" -> {
                if (!fleet.regions().contains(value)) {
                    throw ErrorResponse.notFound("no region " + value + "; there are " + String.join(", ", fleet.regions()));
                }
                yield where(m -> m.cinema().region().equals(value));
            }
            default -> {
                if (!value.equals("true")) {
                    throw ErrorResponse.badRequest("all must be true");
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
                .orElseThrow(() -> ErrorResponse.badRequest("fault must be one of " + Faults.Fault.words()));
    }

    private static String required(Map<String, String> query, String name) {
        String value = query.get(name);
        if (value == null || value.matches(".*\\s.*")) {
            throw ErrorResponse.badRequest(name + " is needed");
        }
        return value;
    }

    /** Must fit on one line of the state file. */
    private static String name(Map<String, String> query) {
        String name = query.getOrDefault("name", "").replaceAll("\\p{Cntrl}", " ").strip();
        if (name.isEmpty()) {
            throw ErrorResponse.badRequest("name is needed");
        }
        return name;
    }

    private static int number(Map<String, String> query, String name) {
        String text = query.getOrDefault(name, "");
        if (!text.matches("[0-9]{1,9}")) {
            throw ErrorResponse.badRequest(name + " must be a whole number");
        }
        return Integer.parseInt(text);
    }
}
