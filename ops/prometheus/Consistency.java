import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks that rules, their tests and their runbooks match: {@code java ops/prometheus/Consistency.java [ops]}. Reports
 * what is missing or left over, and then exits with 1.
 *
 * <p>It reads lines, not YAML, and only files in the style used here; promtool reports their other errors. It rejects
 * what it cannot read instead of skipping it.
 */
public final class Consistency {

    /** Runbooks of tickets that the portal opens by itself. */
    private static final Set<String> OF_THE_PORTAL = Set.of("CinemaOffline");

    private static final Set<String> SEVERITIES = Set.of("critical", "warning", "info");
    private static final List<String> HEADINGS = List.of("Meaning", "Impact", "Diagnosis", "Fix");

    /** It always fires: no test expects it to be quiet. */
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
     * @param file the rules file that contains it
     * @param fields its labels and annotations
     */
    private record Alert(String name, Path file, Map<String, String> fields) {}

    /**
     * What the tests expect of one alert: that it fires, that it is quiet, and that it is quiet before it fires in the
     * same test.
     */
    private static final class Expected {
        boolean fires;
        boolean quiet;
        boolean quietFirst;
    }

    private Consistency(Path ops) {
        this.ops = ops;
    }

    public static void main(String[] args) throws IOException {
        List<String> wrong = complaintsAbout(Path.of(args.length > 0 ? args[0] : "ops"));
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

    static List<Path> files(Path folder, String ending) throws IOException {
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
                    // Cinemas are in many time zones, some with daylight saving time.
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
            if (!runbook.matches("\\$\\{PORTAL_PUBLIC_URL:-https?://\\S+}/runbooks/" + alert.name())) {
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

    /** One test case: the line with {@code eval_time} and the deeper lines that follow, if any. */
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
            String of = name(page).replaceFirst("\\.md$", "");
            if (!alerts.containsKey(of) && !OF_THE_PORTAL.contains(of)) {
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

    /** If an alert resolves while it is inhibited, the portal is never notified. */
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
}
