package com.cinemataztic.incidents.identity.audit;

import static com.cinemataztic.incidents.notifications.GivenContact.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.support.PortalTest;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * Every change that an admin's service makes is in the audit log. A method of such a service that takes the actor must be
 * one of {@link AdminChanges}, each of which is made here, or of those that only read.
 */
@PortalTest
class AdminChangesWebTests {

    /** They write into the timelines of tickets and windows, which are logs of their own. */
    private static final Set<String> WITH_TIMELINES = Set.of("TicketDesk", "TransitionDesk", "MaintenanceDesk");

    private static final Set<String> READS = Set.of(
            "AccountDesk.all",
            "SessionDesk.all",
            "SessionDesk.own",
            "TokenDesk.all",
            "RegionDesk.accepted",
            "RegionDesk.pending",
            "DeadLetterDesk.page",
            "DeadLetterDesk.find",
            "DrillDesk.last",
            "DrillDesk.regions",
            "HandoverDesk.gather",
            "HandoverDesk.regions",
            "FigureDesk.now",
            "FigureDesk.regions",
            "FigureDesk.tickets",
            "FigureDesk.overTime",
            "FigureDesk.today",
            "DailyMailDesk.all",
            "DailyMailDesk.mayChange",
            "DailyMailDesk.lastRuns",
            "TonightDesk.regions",
            "TonightDesk.report",
            "SavedViewDesk.of",
            "SavedViewDesk.mayRemove");

    /** How people look at the queue: changes nothing else. */
    private static final Set<String> VIEWS = Set.of("SavedViewDesk.save");

    @Autowired
    ApplicationContext portal;

    @Autowired
    AuditReader audit;

    @LocalServerPort
    int port;

    @TestFactory
    Stream<DynamicTest> everyChangeHasItsEntry() {
        return new AdminChanges(portal, port)
                .all().entrySet().stream()
                        .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> {
                            var operation = each.getValue();
                            var subject = operation.call().make();
                            assertThat(audit.page(AdminChanges.ADA, AuditFilter.ALL, 500, null)
                                            .entries())
                                    .filteredOn(entry -> entry.who().equals("ada"))
                                    .filteredOn(entry -> entry.subject().equals(subject))
                                    .filteredOn(entry -> entry.what().equals(operation.kind()))
                                    .singleElement()
                                    .satisfies(
                                            entry -> assertThat(entry.result()).isEqualTo(AuditEntry.Result.DONE));
                        }));
    }

    @Test
    void everyMethodThatTakesAnActorIsNamedHere() {
        var named = new TreeSet<>(new AdminChanges(portal, port).all().keySet());
        named.addAll(READS);
        named.addAll(VIEWS);
        assertThat(desks().flatMap(AdminChangesWebTests::methodsOf)).containsExactlyInAnyOrderElementsOf(named);
    }

    private Stream<Class<?>> desks() {
        return Arrays.stream(portal.getBeanDefinitionNames())
                .map(portal::getType)
                .filter(type -> type != null
                        && type.getName().startsWith("com.cinemataztic.incidents")
                        && type.getSimpleName().endsWith("Desk")
                        && !WITH_TIMELINES.contains(type.getSimpleName()))
                .map(type -> (Class<?>) type);
    }

    private static Stream<String> methodsOf(Class<?> desk) {
        return Arrays.stream(desk.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> Arrays.asList(method.getParameterTypes()).contains(Actor.class))
                .map(Method::getName)
                .distinct()
                .map(method -> desk.getSimpleName() + "." + method);
    }
}
