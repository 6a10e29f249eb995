package com.cinemataztic.incidents.notifications.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.notifications.mail.KeptMail;
import com.cinemataztic.incidents.notifications.mail.MailSender;
import com.cinemataztic.incidents.notifications.mail.TestMail;
import com.cinemataztic.incidents.platform.UiTicker;
import com.cinemataztic.incidents.platform.ui.ListAndDetail;
import com.cinemataztic.incidents.platform.ui.OnTick;
import com.cinemataztic.incidents.platform.ui.ReaderZone;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;

/** Shows how mail is sent and what stayed in the mailbox instead, and sends a test mail. */
@Route(MailView.ROUTE)
@PageTitle("mail.title")
@Menu(title = "mail.title", order = 25, icon = "vaadin:envelope-o")
@RolesAllowed("ADMIN")
class MailView extends Main implements AfterNavigationObserver {

    static final String ROUTE = "admin/mail";

    private static final String CHOSEN = "mail";

    private final MailViewModel model;
    private final Paragraph way = new Paragraph();
    private final Paragraph problem = new Paragraph();
    private final EmailField address = new EmailField();
    private final Button sendTest = new Button(text("mail.test"), click -> sendTest());
    private final MailGrid grid;
    private final ListAndDetail list;
    private final MailPanel panel = new MailPanel(() -> go(null));
    private @Nullable String chosen;

    MailView(MailSender sender, TestMail testMail, CurrentActor currentActor, UiTicker ticker) {
        this.model = new MailViewModel(sender, testMail, currentActor);
        this.grid = new MailGrid(model, mail -> go(mail == null ? null : mail.id()));
        this.list = new ListAndDetail(grid, "24rem", () -> go(null));
        addClassName("mail-view");
        problem.addClassName("dialog-warning");
        problem.getElement().setAttribute("role", "alert");
        way.addClassName("mail-way");
        var head = new Div(new H1(text("mail.title")), test());
        head.addClassName("mail-head");
        add(head, way, problem, list);
        OnTick.refreshTimes(this, ticker, this::refresh);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        chosen = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(CHOSEN)
                .orElse(null);
        refresh();
    }

    private Div test() {
        address.setAriaLabel(text("mail.test.address"));
        address.setPlaceholder(text("mail.test.example"));
        address.setMaxLength(254);
        sendTest.addClickShortcut(Key.ENTER).listenOn(address);
        sendTest.setDisableOnClick(true);
        var test = new Div(address, sendTest);
        test.addClassName("mail-test");
        return test;
    }

    private void sendTest() {
        try {
            model.sendTest(address.getValue()).show();
        } finally {
            sendTest.setEnabled(true);
        }
        refresh();
    }

    private void refresh() {
        grid.show(model.refresh());
        way.setText(model.way());
        problem.setText(model.problem());
        problem.setVisible(!model.problem().isEmpty());
        var content = model.read(chosen);
        grid.mark(content.map(KeptMail.Content::mail).orElse(null));
        if (content.isPresent()) {
            panel.show(content.get(), ReaderZone.of(getUI()));
            list.showDetail(panel);
        } else {
            list.showDetail(null);
        }
        list.showEmpty(model.mails().isEmpty(), model.mayLook() ? text("mail.empty") : text("page.signed-out"));
    }

    private void go(@Nullable String id) {
        getUI().ifPresent(ui ->
                ui.navigate(MailView.class, id == null ? QueryParameters.empty() : QueryParameters.of(CHOSEN, id)));
    }
}
