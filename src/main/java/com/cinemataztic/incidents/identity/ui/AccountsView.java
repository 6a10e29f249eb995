package com.cinemataztic.incidents.identity.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.Account;
import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.platform.ui.TwoLines;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.stream.Collectors;

/** Lists who may sign in, and what they may see and do. */
@Route("admin/accounts")
@PageTitle("accounts.title")
@Menu(title = "accounts.title", order = 21, icon = "vaadin:users")
@RolesAllowed("ADMIN")
class AccountsView extends Main implements AfterNavigationObserver {

    private final AccountDesk accounts;
    private final CurrentActor currentActor;
    private final RegionDirectory regions;
    private final Grid<Account> grid = new Grid<>();

    AccountsView(AccountDesk accounts, CurrentActor currentActor, RegionDirectory regions) {
        this.accounts = accounts;
        this.currentActor = currentActor;
        this.regions = regions;
        addClassName("accounts-view");
        var add = new Button(text("accounts.add"), click -> dialog().openNew());
        add.addThemeVariants(ButtonVariant.PRIMARY);
        var head = new Div(new H1(text("accounts.title")), add);
        head.addClassName("accounts-head");
        grid.addColumn(Account::name).setHeader(text("page.account"));
        grid.addColumn(AccountsView::from).setHeader(text("accounts.from"));
        grid.addColumn(account -> AccountTexts.role(account.role())).setHeader(text("accounts.role"));
        grid.addColumn(this::regionNames).setHeader(text("page.regions"));
        grid.addColumn(AccountsView::state).setHeader(text("page.state"));
        grid.addThemeVariants(GridVariant.NO_BORDER);
        grid.setSizeFull();
        new TwoLines<Account>(
                        text("page.account"),
                        Account::name,
                        AccountsView::state,
                        account -> text(
                                "accounts.line",
                                AccountTexts.role(account.role()),
                                regionNames(account),
                                from(account)))
                .on(grid);
        grid.addItemClickListener(click -> dialog().openFor(click.getItem()));
        add(head, grid);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        refresh();
    }

    private AccountDialog dialog() {
        return new AccountDialog(accounts, currentActor, regions.all(), this::refresh);
    }

    private void refresh() {
        currentActor.get().ifPresent(actor -> grid.setItems(accounts.all(actor)));
    }

    private static String from(Account account) {
        return text(account.isLocal() ? "accounts.from.portal" : "accounts.from.provider");
    }

    private static String state(Account account) {
        return text(account.enabled() ? "accounts.state.enabled" : "accounts.state.disabled");
    }

    private String regionNames(Account account) {
        if (account.regions().isEmpty()) {
            return text("accounts.regions.all");
        }
        var names = account.regions().stream().sorted().map(this::nameOf).collect(Collectors.joining(", "));
        return account.role().takes(account.regions()) ? names : text("accounts.regions.limited", names);
    }

    private String nameOf(RegionId id) {
        Region region = regions.get(id);
        return region.name();
    }
}
