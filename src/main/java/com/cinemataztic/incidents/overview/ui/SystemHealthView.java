package com.cinemataztic.incidents.overview.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.platform.UiTicker;
import com.cinemataztic.incidents.platform.health.Finding;
import com.cinemataztic.incidents.platform.health.HealthReporter;
import com.cinemataztic.incidents.platform.health.HealthSection;
import com.cinemataztic.incidents.platform.health.Level;
import com.cinemataztic.incidents.platform.ui.OnTick;
import com.cinemataztic.incidents.platform.ui.ReaderZone;
import com.cinemataztic.incidents.platform.ui.ZonedTimes;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Answers "did we miss one last night?": what the portal received, stored and sent, and whether that evidence is
 * reliable.
 */
@Route("admin/system-health")
@PageTitle("health.title")
@Menu(title = "health.title", order = 28, icon = "vaadin:heart-o")
@RolesAllowed("ADMIN")
class SystemHealthView extends Main {

    private final SystemHealthViewModel model;
    private final Paragraph summary = new Paragraph();
    private final Div sections = new Div();
    private @Nullable ZoneId shownIn;

    SystemHealthView(List<HealthReporter> givers, CurrentActor currentActor, UiTicker ticker) {
        this.model = new SystemHealthViewModel(givers, currentActor);
        addClassName("evidence-view");
        // It scrolls, and nothing in it takes the focus: without this, keys could not scroll it.
        getElement().setAttribute("tabindex", "0");
        summary.addClassName("evidence-summary");
        summary.getElement().setAttribute("role", "status");
        sections.addClassName("evidence-sections");
        add(new H1(text("health.title")), summary, sections);
        OnTick.refreshTimes(this, ticker, this::refresh);
    }

    private void refresh() {
        var zone = ReaderZone.of(getUI());
        var changed = model.refresh();
        if (!changed && zone.equals(shownIn)) {
            return;
        }
        shownIn = zone;
        summary.setText(model.summary());
        summary.getElement().setAttribute("data-level", word(model.worst()));
        sections.removeAll();
        model.sections().forEach(section -> sections.add(section(section, zone)));
    }

    private static Section section(HealthSection section, ZoneId zone) {
        var list = new UnorderedList();
        list.addClassName("findings");
        section.findings().forEach(finding -> list.add(item(finding, zone)));
        var shown = new Section(new H2(section.title()), list);
        shown.addClassName("evidence-section");
        return shown;
    }

    private static ListItem item(Finding finding, ZoneId zone) {
        var level = new Span(label(finding.level()));
        level.addClassName("finding-level");
        var what = new Span(finding.what());
        what.addClassName("finding-what");
        var value = new Span(finding.value());
        value.addClassName("finding-value");
        var item = new ListItem(level, what, value);
        item.addClassName("finding");
        item.getElement().setAttribute("data-level", word(finding.level()));
        var at = finding.at();
        if (!finding.explanation().isEmpty() || at != null) {
            // An explanation may end with what its time is about: "Checked:".
            var explanation = new Div();
            explanation.addClassName("finding-explanation");
            if (!finding.explanation().isEmpty()) {
                explanation.add(new Span(finding.explanation()));
            }
            if (at != null) {
                explanation.add(ZonedTimes.ago(at, zone));
            }
            item.add(explanation);
        }
        return item;
    }

    private static String label(Level level) {
        return switch (level) {
            case OK -> text("health.level.ok");
            case NOTICE -> text("health.level.notice");
            case WRONG -> text("health.level.wrong");
            case OFF -> text("health.level.off");
        };
    }

    private static String word(Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }
}
