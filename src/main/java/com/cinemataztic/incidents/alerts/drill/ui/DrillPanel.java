package com.cinemataztic.incidents.alerts.drill.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.alerts.drill.DrillFigures;
import com.cinemataztic.incidents.alerts.drill.DrillProblem;
import com.cinemataztic.incidents.alerts.drill.DrillProgress;
import com.cinemataztic.incidents.alerts.drill.DrillProgress.State;
import com.cinemataztic.incidents.alerts.drill.ui.DrillViewModel.Course;
import com.cinemataztic.incidents.alerts.drill.ui.DrillViewModel.Row;
import com.cinemataztic.incidents.platform.ui.ZonedTimes;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.TicketLinks;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shows the drills of one region, and starts one. */
class DrillPanel extends Composite<Section> {

    private final H2 title = new H2();
    private final Select<Severity> severity = new Select<>();
    private final Select<Boolean> notifies = new Select<>();
    private final Button start = new Button(text("drill.start"));
    private final Paragraph result = new Paragraph();
    private final Paragraph about = new Paragraph();
    private final OrderedList steps = new OrderedList();
    private final H3 earlierTitle = new H3(text("drill.earlier"));
    private final UnorderedList earlier = new UnorderedList();
    private @Nullable Row shown;
    private @Nullable ZoneId shownIn;

    /** Starts a drill of the region that is shown. */
    interface Starter {
        void start(Region region, Severity severity, boolean notifiesOnCall);
    }

    DrillPanel(Runnable onLeave, Starter starter) {
        var leave = new Button(new Icon(VaadinIcon.CLOSE), click -> onLeave.run());
        leave.addThemeVariants(ButtonVariant.TERTIARY);
        leave.setAriaLabel(text("page.close-details"));
        var head = new Div(title, leave);
        head.addClassName("ticket-head");
        severity.setLabel(text("drill.severity"));
        severity.setItems(Severity.values());
        severity.setItemLabelGenerator(each -> text("drill.severity." + each.word()));
        severity.setValue(Severity.INFO);
        notifies.setLabel(text("drill.notifies"));
        notifies.setItems(false, true);
        notifies.setItemLabelGenerator(
                onCall -> onCall ? text("drill.notifies.on-call") : text("drill.notifies.nobody"));
        notifies.setValue(false);
        start.addThemeVariants(ButtonVariant.PRIMARY);
        start.setDisableOnClick(true);
        start.addClickListener(click -> {
            if (shown != null) {
                starter.start(shown.region(), severity.getValue(), notifies.getValue());
            }
        });
        var form = new Div(severity, notifies, start);
        form.addClassName("drill-form");
        result.addClassName("drill-result");
        result.getElement().setAttribute("role", "status");
        about.addClassName("drill-about");
        steps.addClassName("drill-steps");
        earlier.addClassName("drill-earlier");
        var content = getContent();
        content.addClassName("ticket-panel");
        content.getElement().setAttribute("aria-label", text("drill.panel"));
        content.add(head, form, result, about, steps, earlierTitle, earlier);
    }

    /** Shows the region. What is shown already is not redrawn. */
    void show(Row row, ZoneId zone) {
        start.setEnabled(!row.runs());
        if (row.equals(shown) && zone.equals(shownIn)) {
            return;
        }
        shown = row;
        shownIn = zone;
        title.setText(row.region().name());
        var last = row.last();
        result.setText(last.map(DrillTexts::result).orElseGet(() -> text("drill.none")));
        result.getElement()
                .setAttribute("data-state", last.map(DrillTexts::sign).orElse(""));
        about.removeAll();
        steps.removeAll();
        last.ifPresent(course -> {
            about(course, zone);
            course.progress().steps().forEach(step -> steps.add(step(course, step, row.figures())));
        });
        earlier.removeAll();
        row.earlier().forEach(course -> earlier.add(earlier(course, zone)));
        earlierTitle.setVisible(!row.earlier().isEmpty());
    }

    private void about(Course course, ZoneId zone) {
        var drill = course.drill();
        about.add(text(
                drill.notifiesOnCall() ? "drill.about.on-call" : "drill.about.nobody",
                drill.startedBy(),
                ZonedTimes.full(drill.startedAt(), zone)));
        var ticket = drill.ticket();
        if (ticket != null) {
            about.add(new Span(" "), new Anchor(TicketLinks.of(ticket), ticket.value()));
        }
    }

    private static ListItem step(Course course, DrillProgress.Step step, DrillFigures figures) {
        var joint = step.joint();
        var name = new Span(DrillTexts.joint(joint));
        name.addClassName("drill-joint");
        var took = step.took();
        var time = new Span(took == null ? DrillTexts.state(step.state(), joint) : DrillTexts.seconds(took));
        time.addClassName("drill-time");
        var item = new ListItem(name, time);
        item.getElement().setAttribute("data-state", step.state().name().toLowerCase(Locale.ROOT));
        var median = figures.median().get(joint);
        var worst = figures.worst().get(joint);
        if (median != null && worst != null) {
            var usual = new Span(text("drill.usual", DrillTexts.seconds(median), DrillTexts.seconds(worst)));
            usual.addClassName("drill-usual");
            item.add(usual);
        }
        var problem = course.drill().problems().get(joint);
        if (problem != null || step.state() == State.FAILED) {
            var remedy = new Paragraph(
                    (problem == null ? "" : DrillProblem.text(problem) + ". ") + DrillTexts.remedy(joint));
            remedy.addClassName("drill-remedy");
            item.add(remedy);
        }
        return item;
    }

    private static ListItem earlier(Course course, ZoneId zone) {
        var result = new Span(DrillTexts.result(course));
        result.addClassName("drill-result");
        result.getElement().setAttribute("data-state", DrillTexts.sign(course));
        var when = new Span(ZonedTimes.full(course.drill().startedAt(), zone) + ", "
                + course.drill().startedBy());
        when.addClassName("quiet-line");
        return new ListItem(result, when);
    }
}
