package com.cinemataztic.incidents;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.alerts.Alertmanagers;
import com.cinemataztic.incidents.alerts.DeadLetters;
import com.cinemataztic.incidents.alerts.Mends;
import com.cinemataztic.incidents.alerts.Sightings;
import com.cinemataztic.incidents.alerts.WatchdogMemory;
import com.cinemataztic.incidents.fleet.CinemaCards;
import com.cinemataztic.incidents.fleet.Fleet;
import com.cinemataztic.incidents.fleet.FleetSource;
import com.cinemataztic.incidents.identity.Accounts;
import com.cinemataztic.incidents.maintenance.MaintenanceWindows;
import com.cinemataztic.incidents.notices.Contacts;
import com.cinemataztic.incidents.notices.HookLine;
import com.cinemataztic.incidents.notices.Mailbox;
import com.cinemataztic.incidents.notices.Outbox;
import com.cinemataztic.incidents.notices.Rotas;
import com.cinemataztic.incidents.notices.Transport;
import com.cinemataztic.incidents.notices.UsedLinks;
import com.cinemataztic.incidents.regions.PendingRegions;
import com.cinemataztic.incidents.regions.Regions;
import com.cinemataztic.incidents.tickets.Tickets;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.Route;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The rooms of a module and who may go from which to which. Each rule is shown to be able to fail as well. */
class ArchitectureTests {

    private static final String BASE = "com.cinemataztic.incidents";

    private static final JavaClasses PORTAL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(BASE);

    private static final String[] TECHNOLOGY = {
        "com.vaadin..", "jakarta.servlet..", "com.mongodb..", "org.bson..", "org.springframework.data.."
    };

    /** What comes in and goes out of a module: only its own root asks for it, only its internal room answers. */
    private static final List<Class<?>> PORTS = List.of(
            Tickets.class,
            Regions.class,
            PendingRegions.class,
            Fleet.class,
            CinemaCards.class,
            FleetSource.class,
            Accounts.class,
            Contacts.class,
            Rotas.class,
            DeadLetters.class,
            WatchdogMemory.class,
            Alertmanagers.class,
            Sightings.class,
            Mends.class,
            Transport.class,
            Mailbox.class,
            UsedLinks.class,
            Outbox.class,
            HookLine.class,
            MaintenanceWindows.class);

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
    }

    @Test
    void webNeverGoesToUiOrInternal() {
        neverGoes("web", "ui", "internal");
    }

    @Test
    void internalNeverGoesToUiOrWeb() {
        neverGoes("internal", "ui", "web");
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
    void aPortIsUsedByItsModulesRootAndInternalOnly(Class<?> port) {
        usedOnlyIn(port, port.getPackageName(), port.getPackageName() + ".internal")
                .check(PORTAL);
        canFail(usedOnlyIn(port, port.getPackageName() + ".internal"));
        canFail(usedOnlyIn(port, port.getPackageName()));
    }

    private static ArchRule usedOnlyIn(Class<?> port, String... packages) {
        return noClasses()
                .that(describe(
                        "are outside", (JavaClass user) -> !List.of(packages).contains(user.getPackageName())))
                .should()
                .dependOnClassesThat(equivalentTo(port));
    }

    @Test
    void everyPortIsNamedAbove() {
        var implementedInside = PORTAL.stream()
                .filter(JavaClass::isInterface)
                .filter(port -> port.getAllSubclasses().stream()
                        .anyMatch(adapter -> adapter.getPackageName().equals(port.getPackageName() + ".internal")))
                .map(JavaClass::getName)
                .toList();
        assertThat(PORTS).extracting(Class::getName).containsExactlyInAnyOrderElementsOf(implementedInside);
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
    void namesSayWhatAThingDoesAndNotThatItIsOne() {
        hollowNames().check(PORTAL);
        var hollow = new ClassFileImporter()
                .importClasses(
                        TicketManager.class, TicketsImpl.class, TicketDTO.class, TicketUtils.class, TicketHelper.class);
        assertThat(hollowNames().evaluate(hollow).getFailureReport().getDetails())
                .hasSize(5);
    }

    private static ArchRule hollowNames() {
        var hollow = Pattern.compile(".*(Impl|Manager|Utils?|Helper|D[Tt][Oo])");
        return noClasses()
                .should(be(describe(
                        "named hollowly",
                        (JavaClass type) -> hollow.matcher(type.getSimpleName()).matches())));
    }

    private static final class TicketManager {}

    private static final class TicketsImpl {}

    private static final class TicketDTO {}

    private static final class TicketUtils {}

    private static final class TicketHelper {}

    @Test
    void theEmbeddedServerHasNotOneWordOfTheProductInIt() {
        noClasses()
                .that(resideInAPackage(BASE + ".store.embedded.."))
                .should()
                .dependOnClassesThat(areOfTheDomain()
                        .or(resideInAPackage(BASE + ".platform.."))
                        .or(resideInAPackage(BASE + ".store"))
                        .or(resideInAPackage("org.springframework..")))
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

    /** {@code incidents.tickets} but not {@code incidents.tickets.web}, and not the shared parts or the frame. */
    private static DescribedPredicate<JavaClass> areInTheRootOfADomainModule() {
        return describe("are in the root of a module", type -> {
            var name = type.getPackageName();
            return name.startsWith(BASE + ".")
                    && name.indexOf('.', BASE.length() + 1) < 0
                    && areOfTheDomain().test(type);
        });
    }

    private static DescribedPredicate<JavaClass> areOfTheDomain() {
        return describe(
                "are of the domain",
                type -> type.getPackageName().startsWith(BASE + ".")
                        && List.of("platform", "store", "shell").stream()
                                .noneMatch(
                                        shared -> (type.getPackageName() + ".").startsWith(BASE + "." + shared + ".")));
    }

    private static DescribedPredicate<JavaClass> areInARoom(String... rooms) {
        return describe(
                "are in " + String.join(" or ", rooms),
                type -> type.getPackageName().startsWith(BASE + ".")
                        && List.of(rooms)
                                .contains(type.getPackageName()
                                        .substring(type.getPackageName().lastIndexOf('.') + 1)));
    }

    private static DescribedPredicate<JavaClass> areComponents() {
        return describe("are components", type -> type.isAssignableTo(Component.class));
    }

    private static DescribedPredicate<JavaClass> areNoPackageInfo() {
        return describe("are no package-info", type -> !type.getSimpleName().equals("package-info"));
    }
}
