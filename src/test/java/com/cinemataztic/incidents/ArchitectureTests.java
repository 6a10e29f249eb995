package com.cinemataztic.incidents;

import static com.cinemataztic.incidents.Rooms.BASE;
import static com.cinemataztic.incidents.Rooms.areComponents;
import static com.cinemataztic.incidents.Rooms.areInARoom;
import static com.cinemataztic.incidents.Rooms.areInTheRootOfADomainModule;
import static com.cinemataztic.incidents.Rooms.areNoPackageInfo;
import static com.cinemataztic.incidents.Rooms.areOfTheDomain;
import static com.cinemataztic.incidents.Rooms.moduleOf;
import static com.cinemataztic.incidents.Rooms.packagesBelow;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.alerts.Alertmanagers;
import com.cinemataztic.incidents.alerts.health.WatchdogMemory;
import com.cinemataztic.incidents.alerts.intake.DeadLetters;
import com.cinemataztic.incidents.alerts.reconcile.Reconciliations;
import com.cinemataztic.incidents.alerts.reconcile.SeenAlerts;
import com.cinemataztic.incidents.fleet.CinemaCards;
import com.cinemataztic.incidents.fleet.Fleet;
import com.cinemataztic.incidents.fleet.FleetSource;
import com.cinemataztic.incidents.identity.Accounts;
import com.cinemataztic.incidents.identity.audit.AuditEntries;
import com.cinemataztic.incidents.identity.preferences.StoredPreferences;
import com.cinemataztic.incidents.identity.tokens.ApiTokens;
import com.cinemataztic.incidents.maintenance.MaintenanceWindows;
import com.cinemataztic.incidents.notifications.Outbox;
import com.cinemataztic.incidents.notifications.mail.MailTransport;
import com.cinemataztic.incidents.notifications.mail.Mailbox;
import com.cinemataztic.incidents.notifications.takelink.UsedLinks;
import com.cinemataztic.incidents.notifications.webhook.WebhookClient;
import com.cinemataztic.incidents.oncall.Contacts;
import com.cinemataztic.incidents.oncall.Rotas;
import com.cinemataztic.incidents.regions.PendingRegions;
import com.cinemataztic.incidents.regions.Regions;
import com.cinemataztic.incidents.seed.Seeds;
import com.cinemataztic.incidents.tickets.Tickets;
import com.cinemataztic.incidents.tickets.views.SavedViews;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.Route;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The rooms of a module and who may go from which to which. Each rule is shown to be able to fail as well. */
class ArchitectureTests {

    private static final String EMBEDDED = "com.cinemataztic.embeddedmongo";

    private static final JavaClasses PORTAL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(BASE, EMBEDDED);

    /** The limit that CONTRIBUTING.md sets. */
    private static final int LARGEST_ROOM = 25;

    private static final String[] TECHNOLOGY = {
        "com.vaadin..", "jakarta.servlet..", "com.mongodb..", "org.bson..", "org.springframework.data.."
    };

    /** What comes in and goes out of a module: only its own root asks for it, only its internal room answers. */
    private static final List<Class<?>> PORTS = List.of(
            Tickets.class,
            SavedViews.class,
            Regions.class,
            PendingRegions.class,
            Fleet.class,
            CinemaCards.class,
            FleetSource.class,
            Accounts.class,
            ApiTokens.class,
            AuditEntries.class,
            StoredPreferences.class,
            Contacts.class,
            Rotas.class,
            DeadLetters.class,
            WatchdogMemory.class,
            Alertmanagers.class,
            SeenAlerts.class,
            Reconciliations.class,
            MailTransport.class,
            Mailbox.class,
            UsedLinks.class,
            Outbox.class,
            WebhookClient.class,
            MaintenanceWindows.class,
            Seeds.class);

    @Test
    void rootsKnowNeitherTheirRoomsNorTheTechnologyInThem() {
        var rule = noClasses()
                .that(areInTheRootOfADomainModule())
                .should()
                .dependOnClassesThat(resideInAnyPackage(TECHNOLOGY)
                        .or(resideInAPackage(BASE + "..").and(areInARoom("internal", "web", "ui"))));
        rule.check(PORTAL);
    }

    @Test
    void theSameTechnologyIsFoundWhereItIs() {
        canFail(noClasses().that(areInARoom("ui")).should().dependOnClassesThat(resideInAnyPackage("com.vaadin..")));
        canFail(noClasses()
                .that(areInARoom("web"))
                .should()
                .dependOnClassesThat(resideInAnyPackage("jakarta.servlet..")));
        canFail(noClasses()
                .that(areInARoom("internal"))
                .should()
                .dependOnClassesThat(resideInAnyPackage("com.mongodb..")));
        canFail(noClasses()
                .that(areInARoom("internal"))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.bson..")));
        canFail(noClasses()
                .that(areInARoom("internal", "web", "ui"))
                .should()
                .dependOnClassesThat(areInTheRootOfADomainModule()));
    }

    @Test
    void uiNeverGoesToWebOrInternal() {
        neverGoes("ui", "web", "internal");
        neverGoes("panel", "web", "internal");
    }

    @Test
    void webNeverGoesToUiOrInternal() {
        neverGoes("web", "ui", "panel", "internal");
    }

    @Test
    void internalNeverGoesToUiOrWeb() {
        neverGoes("internal", "ui", "panel", "web");
    }

    private static void neverGoes(String from, String... to) {
        noClasses()
                .that(areInARoom(from))
                .should()
                .dependOnClassesThat(areInARoom(to).and(areOfTheDomain()))
                .check(PORTAL);
        canFail(noClasses().that(areInARoom(from)).should().dependOnClassesThat(areInARoom(from)));
    }

    @ParameterizedTest
    @FieldSource("PORTS")
    void aPortIsUsedByItsModuleOnlyAndNeitherByItsViewsNorItsEndpoints(Class<?> port) {
        usedOnlyIn(
                        port,
                        user -> moduleOf(user).equals(moduleOf(port.getName()))
                                && !areInARoom("ui", "panel", "web").test(user))
                .check(PORTAL);
        canFail(usedOnlyIn(port, areInARoom("internal")::test));
        canFail(usedOnlyIn(port, user -> !areInARoom("internal").test(user)));
    }

    private static ArchRule usedOnlyIn(Class<?> port, Predicate<JavaClass> allowed) {
        return noClasses()
                .that(describe("are outside", (JavaClass user) -> !allowed.test(user)))
                .should()
                .dependOnClassesThat(equivalentTo(port));
    }

    @Test
    void everyPortIsNamedAbove() {
        var implementedInside = PORTAL.stream()
                .filter(JavaClass::isInterface)
                .filter(areOfTheDomain())
                .filter(port -> port.getAllSubclasses().stream()
                        .anyMatch(adapter -> adapter.getPackageName().equals(moduleOf(port) + ".internal")))
                .map(JavaClass::getName)
                .toList();
        assertThat(PORTS).extracting(Class::getName).containsExactlyInAnyOrderElementsOf(implementedInside);
    }

    @Test
    void roomsFormNoCycle() {
        slices().matching(BASE + ".(**)").should().beFreeOfCycles().check(PORTAL);
    }

    @Test
    void roomsOfTheEmbeddedServerFormNoCycle() {
        slices().assignedFrom(packagesBelow(EMBEDDED)).should().beFreeOfCycles().check(PORTAL);
    }

    @Test
    void noRoomHasMoreThanTwentyFiveFiles() {
        var sizes = PORTAL.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertThat(sizes.values()).allMatch(size -> size <= LARGEST_ROOM);
        assertThat(sizes.values()).anyMatch(size -> size > LARGEST_ROOM / 2);
    }

    @Test
    void whatIsInAUiRoomIsNobodyElsesBusiness() {
        classes()
                .that(areInARoom("ui").and(resideOutsideOfPackage(BASE + ".platform..")))
                .and()
                .areTopLevelClasses()
                .and(areNoPackageInfo())
                .should()
                .bePackagePrivate()
                .check(PORTAL);
    }

    @Test
    void viewsArePackagePrivateWhereverTheyAre() {
        classes()
                .that()
                .areAnnotatedWith(Route.class)
                .or()
                .haveSimpleNameEndingWith("View")
                .or()
                .haveSimpleNameEndingWith("ViewModel")
                .should()
                .bePackagePrivate()
                .check(PORTAL);
        canFail(classes().that().areAssignableTo(Component.class).should().bePublic());
    }

    @Test
    void aViewModelKnowsNoComponent() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("ViewModel")
                .should()
                .dependOnClassesThat(areComponents())
                .check(PORTAL);
        canFail(noClasses().that().haveSimpleNameEndingWith("View").should().dependOnClassesThat(areComponents()));
    }

    @Test
    void theEmbeddedServerHasNotOneWordOfTheProductInIt() {
        noClasses()
                .that(resideInAPackage(EMBEDDED + ".."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(BASE + "..", "org.springframework.."))
                .check(PORTAL);
        canFail(noClasses()
                .that(resideInAPackage(BASE + ".store.."))
                .should()
                .dependOnClassesThat(resideInAPackage("org.springframework..")));
    }

    @Test
    void nothingIsWiredByFields() {
        noFields().should().beAnnotatedWith(Autowired.class).check(PORTAL);
    }

    private static void canFail(ArchRule rule) {
        assertThat(rule.evaluate(PORTAL).hasViolation())
                .describedAs("can fail: " + rule.getDescription())
                .isTrue();
    }
}
