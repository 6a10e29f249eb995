package com.cinemataztic.incidents.identity.tokens.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.identity.tokens.ApiToken;
import com.cinemataztic.incidents.identity.tokens.TokenDesk;
import com.cinemataztic.incidents.platform.ui.ReaderZone;
import com.cinemataztic.incidents.platform.ui.TwoLines;
import com.cinemataztic.incidents.platform.ui.ZonedTimes;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists the tokens of other services, what each may do, and when it was last used. */
@Route("admin/tokens")
@PageTitle("tokens.title")
@Menu(title = "tokens.title", order = 22, icon = "vaadin:key")
@RolesAllowed("ADMIN")
class TokensView extends Main implements AfterNavigationObserver {

    private final TokenDesk desk;
    private final CurrentActor currentActor;
    private final RegionDirectory regions;
    private final Clock clock;
    private final TokenActions actions;
    private final Grid<ApiToken> grid = new Grid<>();

    TokensView(TokenDesk desk, CurrentActor currentActor, RegionDirectory regions, Clock clock) {
        this.desk = desk;
        this.currentActor = currentActor;
        this.regions = regions;
        this.clock = clock;
        this.actions = new TokenActions(currentActor, this::refresh);
        addClassName("accounts-view");
        var add = new Button(text("tokens.add"), click -> new NewTokenDialog(desk, actions, regions.all()).open());
        add.addThemeVariants(ButtonVariant.PRIMARY);
        var head = new Div(new H1(text("tokens.title")), add);
        head.addClassName("accounts-head");
        grid.addColumn(ApiToken::name).setHeader(text("page.name"));
        grid.addColumn(TokenTexts::scopes).setHeader(text("tokens.scopes"));
        grid.addColumn(this::regionNames).setHeader(text("page.regions"));
        grid.addColumn(token -> TokenTexts.state(token, clock.instant())).setHeader(text("page.state"));
        grid.addColumn(this::expires).setHeader(text("tokens.expires"));
        grid.addColumn(token -> time(token.lastUsedAt())).setHeader(text("tokens.last-used"));
        grid.addColumn(ApiToken::createdBy).setHeader(text("tokens.created-by"));
        grid.addThemeVariants(GridVariant.NO_BORDER, GridVariant.WRAP_CELL_CONTENT);
        grid.setSizeFull();
        new TwoLines<ApiToken>(
                        text("page.name"),
                        ApiToken::name,
                        token -> TokenTexts.state(token, clock.instant()),
                        token -> text("tokens.line", TokenTexts.scopes(token), regionNames(token), expires(token)))
                .on(grid);
        grid.addItemClickListener(click -> open(click.getItem()));
        add(head, new Paragraph(text("tokens.text")), grid);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        refresh();
    }

    private void open(ApiToken token) {
        if (token.isValid(clock.instant())) {
            new TokenDialog(desk, actions, token).open();
        }
    }

    private void refresh() {
        currentActor.get().ifPresent(actor -> grid.setItems(desk.all(actor)));
    }

    /** A revoked token has no expiry: it has ended. */
    private String expires(ApiToken token) {
        return token.revokedAt() == null ? time(token.expiresAt()) : "";
    }

    private String time(@Nullable Instant at) {
        return at == null ? text("tokens.never") : ZonedTimes.full(at, ReaderZone.of(getUI()));
    }

    private String regionNames(ApiToken token) {
        return token.regions().isEmpty()
                ? text("accounts.regions.all")
                : token.regions().stream().sorted().map(this::nameOf).collect(Collectors.joining(", "));
    }

    private String nameOf(RegionId id) {
        return regions.get(id).name();
    }
}
