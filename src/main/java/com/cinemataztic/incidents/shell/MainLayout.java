package com.cinemataztic.incidents.shell;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.identity.preferences.Preferences;
import com.cinemataztic.incidents.platform.MonitoringStatus;
import com.cinemataztic.incidents.platform.UiTicker;
import com.cinemataztic.incidents.platform.ui.InTopBar;
import com.cinemataztic.incidents.platform.ui.MenuCount;
import com.cinemataztic.incidents.platform.ui.OnTick;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.orderedlayout.Scroller;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The frame around every view: the pages with their counts, the account, and whether the shown data is fresh. */
@Layout
@AnonymousAllowed
@JsModule("context://components/live-times.js")
@JsModule("context://components/signed-out.js")
class MainLayout extends AppLayout implements AfterNavigationObserver {

    private final List<MenuCount> counts;
    private final MonitoringStatus monitoring;
    private final Clock clock;
    private final Navigation navigation = new Navigation();
    private final LiveStatus status = new LiveStatus();
    private final Span pageTitle = new Span();
    private final Div pagePart = new Div();
    private @Nullable PersonMenu person;

    MainLayout(
            List<MenuCount> counts,
            MonitoringStatus monitoring,
            UiTicker ticker,
            CurrentActor currentActor,
            Preferences preferences,
            AuthenticationContext authentication,
            Clock clock) {
        this.counts = counts;
        this.monitoring = monitoring;
        this.clock = clock;
        setPrimarySection(Section.DRAWER);
        var actor = currentActor.get();
        actor.ifPresent(it -> {
            person = new PersonMenu(it, currentActor.hasPassword(), preferences, authentication::logout);
        });
        addToDrawer(drawer());
        addToNavbar(topBar());
        addToNavbar(true, navigation.forPhone());
        OnTick.refreshTimes(this, ticker, this::showTimes);
        OnTick.refresh(this, changed -> subscribe(ticker, changed), this::showCounts);
    }

    private Component[] drawer() {
        var brand = new Anchor("", text("shell.brand"));
        brand.addClassName("brand");
        var pages = new Scroller(navigation.forDrawer());
        pages.setScrollDirection(Scroller.ScrollDirection.VERTICAL);
        return person == null ? new Component[] {brand, pages} : new Component[] {brand, pages, person};
    }

    private Div topBar() {
        var toggle = new DrawerToggle();
        toggle.setAriaLabel(text("shell.menu"));
        pageTitle.addClassName("page-title");
        // The page has a heading with the same words, for readers of headings.
        pageTitle.getElement().setAttribute("aria-hidden", "true");
        pagePart.addClassName("page-part");
        var bar = new Div(toggle, pageTitle, pagePart, status);
        bar.addClassName("top-bar");
        return bar;
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        var page = getContent();
        pageTitle.setText(page == null ? "" : title(page.getClass()));
        show(page instanceof InTopBar it ? it.topBar() : null);
    }

    /** Leaves the part of the same page where it is: somebody may be typing in it. */
    private void show(@Nullable Component part) {
        if (part != null && part.getParent().filter(pagePart::equals).isPresent()) {
            return;
        }
        pagePart.removeAll();
        if (part != null) {
            pagePart.add(part);
        }
    }

    /** @return the page's name; empty for a page that says in its own heading what it is */
    private static String title(Class<?> page) {
        var menu = page.getAnnotation(Menu.class);
        if (menu != null) {
            return text(menu.title());
        }
        var tab = page.getAnnotation(PageTitle.class);
        return tab == null ? "" : text(tab.value());
    }

    private void showTimes() {
        status.show(monitoring.freshness(), clock.instant());
        if (person != null) {
            person.showZone(getUI());
        }
    }

    /** What is counted changes between two beats, and with time. */
    private Runnable subscribe(UiTicker ticker, Runnable changed) {
        var ends = new ArrayList<>(List.of(ticker.subscribe(changed)));
        counts.forEach(count -> ends.add(count.subscribe(changed)));
        return () -> ends.forEach(Runnable::run);
    }

    private void showCounts() {
        Map<Class<? extends Component>, MenuCount.Count> now = new HashMap<>();
        counts.forEach(count -> count.now().ifPresent(it -> now.put(count.page(), it)));
        navigation.show(now);
        status.show(counts.stream().filter(MenuCount::isInTitle).findFirst().map(count -> now.get(count.page())));
    }

    /** What the elements of live-times.js and the page of signed-out.js show. */
    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        var body = attached.getUI().getElement();
        body.setAttribute("data-signed-out", text("shell.signed-out"));
        body.setAttribute("data-sign-in", text("shell.sign-in"));
        body.setAttribute("data-due-now", text("shell.time.due-now"));
        body.setAttribute("data-missing-now", text("shell.time.missing-now"));
        body.setAttribute("data-show-began", text("shell.time.show-began"));
        body.setAttribute("data-time-left", text("shell.time.left", LiveStatus.TIME));
        body.setAttribute("data-time-ago", text("shell.time.ago", LiveStatus.TIME));
    }
}
