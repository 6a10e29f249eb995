import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Keeps rules, their tests and their runbooks in step: {@code java ops/prometheus/Consistency.java [ops]}. Says what is
 * missing or left over, and exits with 1 then. With {@code --self-test} it breaks copies of what is there, each in one
 * way, and exits with 1 if it does not notice.
 *
 * <p>It reads lines, not YAML, and only files as they are written here; what else is wrong with them promtool says. What
 * it can't read it refuses rather than passing over it.
 */
public final class Consistency {

    private static final Set<String> SEVERITIES = Set.of("critical", "warning", "info");
    private static final List<String> HEADINGS = List.of("Meaning", "Impact", "First look", "Fix");

    /** It fires always: there is no case in which it is expected not to. */
    private static final Set<String> NEVER_QUIET = Set.of("Watchdog");

    private static final Pattern ALERT = Pattern.compile("^      - alert: ([A-Z][A-Za-z]+)$");
    private static final Pattern RULE = Pattern.compile("^      - (alert|record):.*");
    private static final Pattern FIELD = Pattern.compile("^          ([a-z_]+): *(.*)$");
    private static final Pattern CASE = Pattern.compile("^      - \\{?eval_time: .*");
    private static final Pattern TEST = Pattern.compile("^  - name: .*");
    private static final Pattern CLOCK = Pattern.compile(
            "\\b(hour|minute|month|year|day_of_week|day_of_month|day_of_year|days_in_month)\\s*\\(");

    private final Path ops;
    private final List<String> complaints = new ArrayList<>();

    /**
     * One alert.
     *
     * @param file the rules that it is in
     * @param fields its labels and annotations
     */
    private record Alert(String name, Path file, Map<String, String> fields) {}

    /** What the tests expect of one alert: that it fires, that it does not, and that before it does in the same test. */
    private static final class Expected {
        boolean fires;
        boolean quiet;
        boolean quietFirst;
    }

    private Consistency(Path ops) {
        this.ops = ops;
    }

    public static void main(String[] args) throws IOException {
        boolean selfTest = args.length > 0 && args[0].equals("--self-test");
        String folder = Stream.of(args).filter(a -> !a.startsWith("--")).findFirst().orElse("ops");
        List<String> wrong = selfTest ? SelfTest.of(Path.of(folder)) : complaintsAbout(Path.of(folder));
        wrong.forEach(System.out::println);
        if (!wrong.isEmpty()) {
            System.exit(1);
        }
    }

    static List<String> complaintsAbout(Path ops) throws IOException {
        Consistency check = new Consistency(ops);
        Map<String, Alert> alerts = check.alerts();
        check.labelled(alerts);
        check.tested(alerts);
        check.explained(alerts);
        check.nothingInhibits();
        return check.complaints;
    }

    private void complain(String what, Object... words) {
        complaints.add(String.format(what, words));
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (var all = Files.list(folder)) {
            return all.filter(f -> f.getFileName().toString().endsWith(ending)).sorted().toList();
        }
    }

    private Map<String, Alert> alerts() throws IOException {
        Map<String, Alert> alerts = new LinkedHashMap<>();
        for (Path file : files(ops.resolve("prometheus/rules"), ".yml")) {
            Alert current = null;
            for (String line : Files.readAllLines(file)) {
                Matcher alert = ALERT.matcher(line);
                Matcher field = FIELD.matcher(line);
                if (alert.matches()) {
                    current = new Alert(alert.group(1), file, new HashMap<>());
                    if (alerts.put(alert.group(1), current) != null) {
                        complain("%s: there are two alerts %s", name(file), alert.group(1));
                    }
                } else if (RULE.matcher(line).matches()) {
                    current = null;
                    if (line.contains("alert:")) {
                        complain("%s: cannot read: %s", name(file), line);
                    }
                } else if (line.strip().startsWith("- alert") || line.contains("{alert:")) {
                    complain("%s: cannot read: %s", name(file), line);
                } else if (current != null && field.matches()) {
                    current.fields().put(field.group(1), field.group(2));
                }
                if (!line.strip().startsWith("#") && CLOCK.matcher(line).find()) {
                    // Cinemas are in many zones, and some of them change their clocks.
                    complain("%s: a rule asks for the time of day: %s", name(file), line.strip());
                }
            }
        }
        if (alerts.isEmpty()) {
            complain("there are no alerts");
        }
        return alerts;
    }

    private void labelled(Map<String, Alert> alerts) {
        Map<String, String> owners = new HashMap<>();
        for (Alert alert : alerts.values()) {
            String error = alert.fields().getOrDefault("error_id", "");
            if (!error.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
                complain("%s: error_id must be in kebab-case, but is '%s'", alert.name(), error);
            } else if (owners.putIfAbsent(error, alert.name()) != null) {
                complain("%s: error_id %s is that of %s", alert.name(), error, owners.get(error));
            }
            String severity = alert.fields().getOrDefault("severity", "");
            if (!SEVERITIES.contains(severity)) {
                complain("%s: severity must be one of %s, but is '%s'", alert.name(), new TreeSet<>(SEVERITIES), severity);
            }
            for (String text : List.of("summary", "description")) {
                if (alert.fields().getOrDefault(text, "").isBlank()) {
                    complain("%s: has no %s", alert.name(), text);
                }
            }
            String runbook = alert.fields().getOrDefault("runbook_url", "");
            if (!runbook.matches("https?://\\S+/runbooks/" + alert.name())) {
                complain("%s: runbook_url must end with /runbooks/%s, but is '%s'", alert.name(), alert.name(), runbook);
            }
        }
    }

    private void tested(Map<String, Alert> alerts) throws IOException {
        Map<String, Expected> expected = new TreeMap<>();
        for (Path file : files(ops.resolve("prometheus/tests"), ".yml")) {
            List<String> lines = Files.readAllLines(file);
            Set<String> quietInThisTest = new TreeSet<>();
            for (int i = 0; i < lines.size(); i++) {
                if (TEST.matcher(lines.get(i)).matches()) {
                    quietInThisTest.clear();
                }
                if (CASE.matcher(lines.get(i)).matches()) {
                    read(file, lines, i, alerts, expected, quietInThisTest);
                }
            }
        }
        for (String name : alerts.keySet()) {
            Expected of = expected.getOrDefault(name, new Expected());
            if (!of.fires) {
                complain("%s: no test expects it to fire", name);
            }
            if (!of.quiet && !NEVER_QUIET.contains(name)) {
                complain("%s: no test expects it not to fire", name);
            } else if (!of.quietFirst && !NEVER_QUIET.contains(name)) {
                complain("%s: no test expects it not to fire, and then to", name);
            }
        }
    }

    /** One case of a test: the lines from {@code eval_time} on that are deeper, or that one alone. */
    private void read(
            Path file,
            List<String> lines,
            int first,
            Map<String, Alert> alerts,
            Map<String, Expected> expected,
            Set<String> quietInThisTest) {
        StringBuilder text = new StringBuilder(lines.get(first));
        for (int i = first + 1; i < lines.size() && lines.get(i).startsWith("        "); i++) {
            text.append('\n').append(lines.get(i));
        }
        Matcher name = Pattern.compile("\\balertname: ([A-Za-z]+)").matcher(text);
        if (!name.find()) {
            // A query.
            return;
        }
        Alert alert = alerts.get(name.group(1));
        if (alert == null) {
            complain("%s: tests %s, which is no alert", name(file), name.group(1));
            return;
        }
        if (!loads(lines, alert.file())) {
            complain("%s: tests %s and does not load %s", name(file), name.group(1), name(alert.file()));
        }
        Matcher alertsExpected = Pattern.compile("\\bexp_alerts:\\s*(\\[\\s*\\])?").matcher(text);
        if (!alertsExpected.find()) {
            complain("%s: does not say which alerts it expects of %s", name(file), name.group(1));
            return;
        }
        Expected of = expected.computeIfAbsent(name.group(1), n -> new Expected());
        if (alertsExpected.group(1) != null) {
            of.quiet = true;
            quietInThisTest.add(name.group(1));
        } else {
            of.fires = true;
            of.quietFirst |= quietInThisTest.contains(name.group(1));
        }
    }

    private static boolean loads(List<String> lines, Path rules) {
        return lines.contains("  - ../rules/" + name(rules));
    }

    private void explained(Map<String, Alert> alerts) throws IOException {
        Path folder = ops.resolve("runbooks");
        for (Path page : files(folder, "")) {
            if (!alerts.containsKey(name(page).replaceFirst("\\.md$", ""))) {
                complain("runbooks/%s: there is no such alert", name(page));
            }
        }
        for (String name : alerts.keySet()) {
            Path page = folder.resolve(name + ".md");
            if (!Files.exists(page)) {
                complain("%s: there is no runbooks/%s.md", name, name);
                continue;
            }
            List<String> lines = Files.readAllLines(page);
            if (!lines.getFirst().equals("# " + name)) {
                complain("runbooks/%s.md: must begin with its name", name);
            }
            List<String> headings =
                    lines.stream().filter(l -> l.startsWith("## ")).map(l -> l.substring(3)).toList();
            if (!headings.equals(HEADINGS)) {
                complain("runbooks/%s.md: the headings must be %s, but are %s", name, HEADINGS, headings);
            }
            for (String heading : headings) {
                int below = lines.indexOf("## " + heading) + 1;
                if (below == lines.size() || lines.get(below).isBlank() || lines.get(below).startsWith("#")) {
                    complain("runbooks/%s.md: says nothing under %s", name, heading);
                }
            }
        }
    }

    /** An alert that resolves while it is inhibited never tells the portal so. */
    private void nothingInhibits() throws IOException {
        for (String line : Files.readAllLines(ops.resolve("alertmanager/alertmanager.yml"))) {
            if (line.strip().startsWith("inhibit_rules")) {
                complain("alertmanager.yml: there must be no inhibit_rules");
            }
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    /** Whether it would be noticed. */
    private static final class SelfTest {

        /** One way to break a copy, and a part of what must be said of it. */
        private record Break(String file, UnaryOperator<String> how, String complaint) {}

        private static final String MACHINES = "prometheus/rules/machines.rules.yml";
        private static final String PORTAL_TESTS = "prometheus/tests/portal.test.yml";
        private static final String PAGE = "runbooks/MachineOffline.md";

        private static final List<Break> BREAKS = List.of(
                new Break(MACHINES, t -> t.replace("alert: MachineOffline", "alert: MachineOff"), "no such alert"),
                new Break(MACHINES, t -> t.replaceFirst("alert: WrongResolution", "alert: MachineOffline"), "two alerts"),
                new Break(MACHINES, t -> t.replaceFirst(" {6}- alert: Wrong", "      - {alert: Wrong"), "cannot read"),
                new Break(MACHINES, t -> t.replace("error_id: machine-offline", "error_id: machine_offline"), "kebab-case"),
                new Break(MACHINES, t -> t.replace("error_id: wrong-res", "error_id: machine-offline #"), "kebab-case"),
                new Break(MACHINES, t -> t.replace("wrong-resolution", "machine-offline"), "is that of"),
                new Break(MACHINES, t -> t.replaceFirst("severity: critical", "severity: high"), "severity must be"),
                new Break(MACHINES, t -> t.replace("summary: Machine offline", "title: Machine offline"), "no summary"),
                new Break(MACHINES, t -> t.replaceFirst("          description: >-", "          text: >-"), "no description"),
                new Break(MACHINES, t -> t.replace("runbooks/MachineOffline", "runbooks/Offline"), "must end with"),
                new Break(MACHINES, t -> t.replaceFirst("offset 30m", "and on () hour() > 8"), "time of day"),
                new Break(PORTAL_TESTS, t -> t.replaceAll("alertname: PortalDown, exp_alerts: \\[\\]", "alertname: PortalDown, exp_alerts: \\*down"), "PortalDown: no test expects it not to"),
                new Break(PORTAL_TESTS, t -> t.replace("alertname: PortalStoreDown", "alertname: PortalDown"), "PortalStoreDown: no test expects it to fire"),
                new Break(PORTAL_TESTS, t -> t.replaceFirst("portal\\.rules\\.yml", "hosts.rules.yml"), "does not load"),
                new Break(PORTAL_TESTS, t -> t.replaceFirst("alertname: PortalDown", "alertname: PortalGone"), "is no alert"),
                new Break(PAGE, t -> t.replace("## Impact", "## Effect"), "headings must be"),
                new Break(PAGE, t -> t.replaceFirst("(?s)## Impact\n.*?\n## ", "## Impact\n\n## "), "says nothing under Impact"),
                new Break(PAGE, t -> t.replace("# MachineOffline", "# Machine offline"), "begin with its name"),
                new Break("runbooks/Nothing.md", t -> "# Nothing\n", "runbooks/Nothing.md: there is no such alert"),
                new Break(PAGE, t -> null, "there is no runbooks/MachineOffline.md"),
                new Break("alertmanager/alertmanager.yml", t -> t + "inhibit_rules: []\n", "no inhibit_rules"));

        static List<String> of(Path ops) throws IOException {
            List<String> unnoticed = new ArrayList<>();
            for (Break one : BREAKS) {
                Path copy = Files.createTempDirectory("consistency");
                try {
                    for (String folder : List.of("prometheus/rules", "prometheus/tests", "runbooks", "alertmanager")) {
                        copy(ops.resolve(folder), copy.resolve(folder));
                    }
                    Path file = copy.resolve(one.file());
                    String before = Files.exists(file) ? Files.readString(file) : "";
                    String after = one.how().apply(before);
                    if (after == null) {
                        Files.delete(file);
                    } else {
                        Files.writeString(file, after);
                    }
                    if (before.equals(after)) {
                        unnoticed.add("self-test: could not break " + one.file() + " for: " + one.complaint());
                    } else if (complaintsAbout(copy).stream().noneMatch(c -> c.contains(one.complaint()))) {
                        unnoticed.add("self-test: broke " + one.file() + " and heard nothing of: " + one.complaint());
                    }
                } finally {
                    delete(copy);
                }
            }
            System.out.println(BREAKS.size() - unnoticed.size() + " of " + BREAKS.size() + " breaks were noticed");
            return unnoticed;
        }

        private static void copy(Path from, Path to) throws IOException {
            Files.createDirectories(to);
            for (Path file : files(from, "")) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }

        private static void delete(Path folder) throws IOException {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, IOException failed) throws IOException {
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        }
    }
}
