import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Checks that {@link Consistency} finds errors. Breaks copies of the present files, each in one way, and exits with 1
 * if a break goes unreported. {@code java ops/prometheus/ConsistencySelfTest.java [ops]}
 */
public final class ConsistencySelfTest {

    /** One way to break a copy, and a part of the complaint that must follow. */
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

    private ConsistencySelfTest() {}

    public static void main(String[] args) throws IOException {
        List<String> unnoticed = unnoticed(Path.of(args.length > 0 ? args[0] : "ops"));
        unnoticed.forEach(System.out::println);
        if (!unnoticed.isEmpty()) {
            System.exit(1);
        }
    }

    private static List<String> unnoticed(Path ops) throws IOException {
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
                    unnoticed.add("could not break " + one.file() + " for: " + one.complaint());
                } else if (Consistency.complaintsAbout(copy).stream().noneMatch(c -> c.contains(one.complaint()))) {
                    unnoticed.add("broke " + one.file() + " and got no complaint about: " + one.complaint());
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
        for (Path file : Consistency.files(from, "")) {
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
