package com.cinemataztic.incidents.identity.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.audit.AuditEntry;
import com.cinemataztic.incidents.platform.ui.Facts;
import com.cinemataztic.incidents.platform.ui.ZonedTimes;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.ZoneId;

/** Shows one entry of the audit log, whole. */
class AuditPanel extends Composite<Section> {

    private final H2 what = new H2();
    private final Facts facts = new Facts();

    AuditPanel(Runnable onLeave) {
        var leave = new Button(new Icon(VaadinIcon.CLOSE), click -> onLeave.run());
        leave.addThemeVariants(ButtonVariant.TERTIARY);
        leave.setAriaLabel(text("page.close-details"));
        var head = new Div(what, leave);
        head.addClassName("ticket-head");
        var content = getContent();
        content.addClassName("ticket-panel");
        content.getElement().setAttribute("aria-label", text("audit.panel"));
        content.add(head, facts);
    }

    void show(AuditEntry entry, ZoneId zone) {
        what.setText(AuditTexts.what(entry.what()));
        facts.clear();
        facts.add(text("audit.at"), ZonedTimes.ago(entry.at(), zone));
        facts.add(text("audit.who"), AuditTexts.who(entry));
        facts.add(text("audit.subject"), entry.subject());
        facts.add(text("audit.result"), AuditTexts.doubt(entry));
        AuditGrid.names(entry).forEach(name -> facts.add(name, AuditTexts.change(entry, name, zone)));
    }
}
