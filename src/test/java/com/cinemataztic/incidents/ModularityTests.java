package com.cinemataztic.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    private static final ApplicationModules MODULES = ApplicationModules.of(PortalApplication.class);

    /** The house's table: who may call whom, besides the shared modules. */
    private static final Map<String, Set<String>> MAY_CALL = Map.ofEntries(
            Map.entry("tickets", Set.of("regions", "fleet", "maintenance", "identity")),
            Map.entry("alerts", Set.of("tickets", "fleet", "regions", "identity")),
            Map.entry("fleet", Set.of("regions", "identity")),
            Map.entry("regions", Set.of()),
            Map.entry("maintenance", Set.of("regions", "fleet", "identity")),
            // A contact's threshold is a ticket's severity.
            Map.entry("oncall", Set.of("tickets", "fleet", "regions", "identity")),
            Map.entry("notifications", Set.of("oncall", "tickets", "maintenance", "fleet", "regions", "identity")),
            Map.entry(
                    "overview",
                    Set.of(
                            "tickets",
                            "alerts",
                            "fleet",
                            "regions",
                            "maintenance",
                            "oncall",
                            "notifications",
                            "identity")),
            Map.entry("assistants", Set.of("tickets", "overview", "regions", "identity")),
            Map.entry("seed", Set.of("regions", "oncall", "identity")),
            Map.entry("identity", Set.of("regions")),
            // The frame shows who is signed in.
            Map.entry("shell", Set.of("identity")),
            Map.entry("store", Set.of()),
            Map.entry("platform", Set.of()));

    private static final Set<String> SHARED = Set.of("platform", "store");

    @SuppressWarnings("unused")
    private static final Iterable<String> NAMES = MODULES.stream()
            .map(module -> module.getIdentifier().toString())
            .sorted()
            .toList();

    @Test
    void noModuleCallsOneThatItMayNot() {
        assertThat(MODULES.detectViolations().getMessages()).isEmpty();
    }

    @Test
    void everyModuleHasItsRowInTheHousesTable() {
        assertThat(MODULES.stream().map(module -> module.getIdentifier().toString()))
                .isSubsetOf(MAY_CALL.keySet())
                .contains("tickets", "alerts", "fleet", "regions", "identity", "shell", "store", "platform");
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void aModuleAllowsItselfNoMoreThanTheHousesTableDoes(String name) throws ClassNotFoundException {
        var declared = Class.forName("com.cinemataztic.incidents." + name + ".package-info")
                .getAnnotation(ApplicationModule.class);
        assertThat(declared).describedAs("@ApplicationModule of " + name).isNotNull();
        if (SHARED.contains(name)) {
            assertThat(Objects.requireNonNull(declared).type()).isEqualTo(ApplicationModule.Type.OPEN);
            return;
        }
        // A room that is named as an interface is part of its module: "tickets :: desk".
        var allowed = Arrays.stream(Objects.requireNonNull(declared).allowedDependencies())
                .map(module -> module.replaceFirst(" *::.*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(declared.type()).isEqualTo(ApplicationModule.Type.CLOSED);
        allowed.removeAll(SHARED);
        assertThat(allowed).isSubsetOf(MAY_CALL.getOrDefault(name, Set.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"platform", "store"})
    void aSharedModuleCallsNoneOfTheDomain(String name) {
        var called = MODULES.getModuleByName(name)
                .orElseThrow()
                .getDirectDependencies(MODULES)
                .uniqueModules()
                .map(module -> module.getIdentifier().toString());
        assertThat(called).isSubsetOf(SHARED);
    }
}
