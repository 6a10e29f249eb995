package com.cinemataztic.incidents.shell;

import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.identity.preferences.Preferences;
import com.cinemataztic.incidents.platform.MonitoringStatus;
import com.cinemataztic.incidents.platform.UiTicker;
import com.cinemataztic.incidents.platform.ui.MenuCount;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.TicketLinks;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;

/** What surrounds every page. */
@PortalTest
@WithMockUser(username = "admin", roles = "ADMIN")
class FrameViewTests extends SpringBrowserlessTest {

    @Autowired
    TicketDesk desk;

    @Autowired
    LiveBoard board;

    @Autowired
    AccountDesk accounts;

    @BeforeEach
    void people() {
        accounts.add(Actor.SYSTEM, "frame-viewer", "a good password", Role.VIEWER, Set.of(new RegionId("norway")));
    }

    @Test
    void anAdminHasTheDeskAndThePagesForAdmins() {
        UI.getCurrent().navigate("");
        assertThat(find(H2.class).withText("Admin").all()).hasSize(1);
        assertThat(links("side-nav"))
                .containsSubsequence(
                        "", "machines", "maintenance", "handover", "on-call", "admin/contacts", "admin/audit");
        assertThat(links("phone-nav")).contains("", "on-call").doesNotContain("machines", "admin/contacts");
    }

    @Test
    @WithMockUser(username = "frame-viewer", roles = "VIEWER")
    void aViewerHasOnlyThePagesThatAViewerMayOpen() {
        UI.getCurrent().navigate("");
        assertThat(find(H2.class).withText("Admin").all()).isEmpty();
        assertThat(links("side-nav"))
                .contains("", "machines")
                .noneMatch(link -> link.startsWith("admin") || link.equals("handover"));
    }

    @Test
    void theQueueShowsHowManyTicketsNobodyHasTakenAndTheWorst() {
        var row = opened("frame-1", "denmark");
        UI.getCurrent().navigate("machines");
        awaitCountOf(all());
        assertThat(status().getAttribute("level")).isNotEqualTo("quiet");
        desk.apply(row.id(), row.version(), new Transition.Take(), Actor.SYSTEM);
        await().until(() -> board.row(row.id()).orElseThrow().state() == State.INPROGRESS);
        awaitCountOf(all());
    }

    @Test
    void theCountsAreReadOnceForAPageAndOnceForAChange(
            @Autowired MonitoringStatus monitoring,
            @Autowired CurrentActor currentActor,
            @Autowired Preferences preferences,
            @Autowired AuthenticationContext authentication) {
        var counted = new Counted();
        UI.getCurrent()
                .add(new MainLayout(
                        List.of(counted),
                        monitoring,
                        new UiTicker(),
                        currentActor,
                        preferences,
                        authentication,
                        Clock.systemUTC()));
        runPendingSignalsTasks();
        assertThat(counted.reads).isOne();
        counted.change.run();
        runPendingSignalsTasks();
        assertThat(counted.reads).isEqualTo(2);
    }

    private static final class Counted implements MenuCount {

        private int reads;
        private Runnable change = () -> {};

        @Override
        public Class<? extends Component> page() {
            return Div.class;
        }

        @Override
        public Optional<Count> now() {
            reads++;
            return Optional.empty();
        }

        @Override
        public Runnable subscribe(Runnable changed) {
            change = changed;
            return () -> {};
        }
    }

    @Test
    void aTicketThatOpensIsCountedInAnOpenPage() {
        UI.getCurrent().navigate("machines");
        opened("frame-2", "denmark");
        awaitCountOf(all());
    }

    @Test
    @WithMockUser(username = "frame-viewer", roles = "VIEWER")
    void ticketsOfOtherRegionsAreNotCounted() {
        opened("frame-3", "denmark");
        UI.getCurrent().navigate("machines");
        opened("frame-4", "norway");
        opened("frame-5", "denmark");
        awaitCountOf(row ->
                Set.of("norway", "unassigned").contains(row.subject().region().value()));
    }

    private TicketRow opened(String screen, String region) {
        var given = offline(screen).region(region);
        desk.report(List.of(given.fires()), false);
        await().until(() -> board.live(given.key()) != null);
        return Objects.requireNonNull(board.live(given.key()));
    }

    private static Predicate<TicketRow> all() {
        return row -> true;
    }

    /** Waits until the page counts the open tickets of those. */
    private void awaitCountOf(Predicate<TicketRow> those) {
        await().pollInSameThread().untilAsserted(() -> {
            runPendingSignalsTasks();
            MockVaadin.INSTANCE.runUIQueue();
            assertThat(count()).isPositive().isEqualTo((int) board.snapshot().rows().values().stream()
                    .filter(row -> row.state() == State.OPEN)
                    .filter(those)
                    .count());
        });
    }

    @Test
    void thePageIsNamedInTheTopBarAndMarkedInTheNavigation() {
        UI.getCurrent().navigate("admin/contacts");
        assertThat(title()).isEqualTo("Contacts");
        assertThat(current()).containsOnly("admin/contacts");
        desk.report(List.of(offline("frame-6").fires()), false);
        var row = Objects.requireNonNull(board.live(offline("frame-6").key()));
        UI.getCurrent().navigate(TicketLinks.of(row.id()));
        assertThat(title()).isEqualTo("Queue");
        assertThat(current()).containsOnly("");
    }

    private String title() {
        return find(Span.class).withClassName("page-title").single().getText();
    }

    private int count() {
        return Integer.parseInt(status().getAttribute("count"));
    }

    private Element status() {
        return find(LiveStatus.class).single().getElement();
    }

    private List<String> links(String navigation) {
        return find(Nav.class)
                .withClassName(navigation)
                .single()
                .getChildren()
                .filter(MenuLink.class::isInstance)
                .map(link -> ((MenuLink) link).getHref())
                .toList();
    }

    private Set<String> current() {
        return find(MenuLink.class).all().stream()
                .filter(link -> "page".equals(link.getElement().getAttribute("aria-current")))
                .map(MenuLink::getHref)
                .collect(Collectors.toSet());
    }
}
