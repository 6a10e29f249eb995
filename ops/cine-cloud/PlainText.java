import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Formats an answer of {@link Control} as lines for people; {@code ops/break} prints them. */
final class PlainText {

    private PlainText() {}

    /** @param answer the result of {@link Control#answer} for that action and query */
    static String of(String action, Map<String, String> query, Object answer) {
        Fields fields = new Fields((Map<?, ?>) answer);
        List<String> lines =
                switch (action) {
                    case "break" -> fields.line("{machines} selected, {changed} newly broken: {fault}");
                    case "repair" -> repaired(fields);
                    case "api" -> query.get("mode").equals("ok") ? List.of("the vendor's API is up") : trouble(fields);
                    case "swap" -> fields.line("{screen} now has the machine {machineId}");
                    case "rename" -> fields.line("{cinemaId} is now called {cinemaName}");
                    case "add" -> fields.line("{cinemaId} now has a screen {screenId} with the machine {machineId}");
                    case "retire" -> fields.line("{cinemaId} no longer has {screenId}, nor its machine {machineId}");
                    case "night" -> List.of(night(fields) ? "machines are off at night" : "machines stay on at night");
                    case "seed" -> seeded(fields);
                    case "reset" -> fields.line("{machines} machines, no faults, as on the first day");
                    case "faults" -> faults(fields);
                    default -> fields.list("machines").stream().map(PlainText::machine).toList();
                };
        return String.join("", lines.stream().map(line -> line + "\n").toList());
    }

    private static List<String> repaired(Fields fields) {
        List<String> lines = new ArrayList<>(fields.line("{machines} selected, {changed} repaired"));
        if (!fields.text("stillBroken").equals("0")) {
            lines.addAll(fields.line("{stillBroken} are still broken by the night or the seed; see ops/break list"));
        }
        return lines;
    }

    private static List<String> faults(Fields fields) {
        List<String> lines = new ArrayList<>();
        if (fields.list("faults").isEmpty()) {
            lines.add("no machine is broken");
        }
        fields.list("faults").forEach(fault -> lines.add(machine(fault)));
        lines.addAll(trouble(fields));
        if (night(fields)) {
            lines.add("machines are switched off at night; to end this: ops/break night off");
        }
        fields.object("seed")
                .ifPresent(seed -> lines.addAll(
                        seed.line("the seed {seed} breaks about {percent} percent; to end this: ops/break seed off")));
        return lines;
    }

    private static List<String> trouble(Fields fields) {
        List<String> lines = new ArrayList<>();
        fields.list("trouble").forEach(one -> lines.addAll(one.line("the API is {kind} ({amount}) at {endpoint}")));
        if (!lines.isEmpty()) {
            lines.add(lines.removeLast() + "; to end this: ops/break vendor up");
        }
        return lines;
    }

    private static List<String> seeded(Fields fields) {
        return fields.object("seed")
                .map(seed -> seed.line("from now on, about {percent} percent of the machines are broken at a time"))
                .orElse(List.of("no more random faults"));
    }

    private static boolean night(Fields fields) {
        return fields.text("night").equals("on");
    }

    /** In a list of faults: with that fault and its time. In a list of machines: with all their faults. */
    private static String machine(Fields of) {
        String place = "%-18s  %-12s  %-7s  %-4s  %s, %s"
                .formatted(
                        of.text("machineId"),
                        of.text("region"),
                        of.text("cinemaId"),
                        of.text("screenId"),
                        of.text("cinemaName"),
                        of.text("screenName"));
        String faults = of.text("since").isEmpty()
                ? String.join(",", of.texts("faults"))
                : of.text("fault") + " since " + of.text("since");
        return faults.isEmpty() ? place : place + "   [" + faults + "]";
    }

    /** The fields of an answer or of a part of it, as built by {@link Json#object}. */
    private record Fields(Map<?, ?> map) {

        /** @return one line: the pattern with each {name} replaced by that field */
        List<String> line(String pattern) {
            StringBuilder line = new StringBuilder();
            for (String part : pattern.split("(?=\\{)|(?<=\\})")) {
                line.append(part.startsWith("{") ? text(part.substring(1, part.length() - 1)) : part);
            }
            return List.of(line.toString());
        }

        /** @return the field's text; empty if there is none */
        String text(String name) {
            return present(name).map(Object::toString).orElse("");
        }

        Optional<Fields> object(String name) {
            return present(name).map(value -> new Fields((Map<?, ?>) value));
        }

        List<Fields> list(String name) {
            return ((List<?>) map.get(name)).stream().map(one -> new Fields((Map<?, ?>) one)).toList();
        }

        List<String> texts(String name) {
            return ((List<?>) map.get(name)).stream().map(Object::toString).toList();
        }

        private Optional<Object> present(String name) {
            Object value = map.get(name);
            return value instanceof Optional<?> maybe ? maybe.map(one -> one) : Optional.ofNullable(value);
        }
    }
}
