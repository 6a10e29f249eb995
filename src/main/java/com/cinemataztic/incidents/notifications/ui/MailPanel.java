package com.cinemataztic.incidents.notifications.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.notifications.mail.KeptMail;
import com.cinemataztic.incidents.platform.ui.Facts;
import com.cinemataztic.incidents.platform.ui.ZonedTimes;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.IFrame;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.TabSheet;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The selected mail, as a mail program shows it and as text. */
class MailPanel extends Composite<Section> {

    private final H2 subject = new H2();
    private final Facts facts = new Facts();
    private final IFrame html = new IFrame();
    private final Pre plain = new Pre();
    private @Nullable String shown;
    private @Nullable ZoneId shownIn;

    MailPanel(Runnable onLeave) {
        var leave = new Button(new Icon(VaadinIcon.CLOSE), click -> onLeave.run());
        leave.addThemeVariants(ButtonVariant.TERTIARY);
        leave.setAriaLabel(text("page.close-details"));
        var head = new Div(subject, leave);
        head.addClassName("ticket-head");
        // An empty sandbox: no scripts, no forms and no navigation, whatever the mail contains.
        html.setSandbox(IFrame.SandboxType.RESTRICT_ALL);
        html.setTitle(text("mail.panel.html-title"));
        html.addClassName("mail-html");
        plain.addClassName("mail-text");
        var forms = new TabSheet();
        forms.addClassName("mail-forms");
        forms.add(new Tab(text("mail.panel.html")), html);
        forms.add(new Tab(text("mail.panel.text")), plain);
        var content = getContent();
        content.addClassNames("ticket-panel", "mail-panel");
        content.getElement().setAttribute("aria-label", text("mail.title"));
        content.add(head, facts, forms);
    }

    /** A mail never changes: the same mail is not rendered again while it is read. */
    void show(KeptMail.Content content, ZoneId zone) {
        var mail = content.mail();
        if (mail.id().equals(shown) && zone.equals(shownIn)) {
            return;
        }
        shown = mail.id();
        shownIn = zone;
        subject.setText(mail.subject());
        facts.clear();
        facts.add(text("mail.to"), mail.to());
        facts.add(text("mail.created"), ZonedTimes.ago(mail.at(), zone));
        html.setSrcdoc(content.html());
        plain.setText(content.text());
    }
}
