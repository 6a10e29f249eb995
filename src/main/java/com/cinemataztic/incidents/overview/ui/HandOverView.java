package com.cinemataztic.incidents.overview.ui;

import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.notices.HandOverMail;
import com.cinemataztic.incidents.notices.HandOverWords;
import com.cinemataztic.incidents.overview.HandOverDesk;
import com.cinemataztic.incidents.overview.HandOverText;
import com.cinemataztic.incidents.platform.Pulse;
import com.cinemataztic.incidents.platform.ui.OnPulse;
import com.cinemataztic.incidents.platform.ui.ReaderZone;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** What one shift hands to the next: to read, to copy, to send. */
@Route("hand-over")
@PageTitle("Hand-over · Incidents Portal")
@Menu(title = "Hand-over", order = 28)
@RolesAllowed({"OPERATOR", "ADMIN"})
class HandOverView extends Main implements AfterNavigationObserver {

    private final HandOverViewModel model;
    private final HandOverPickers pickers = new HandOverPickers(this::go);
    private final CopyText copy = new CopyText("Copy as text");
    private final Button send = new Button("Send by mail…");
    private final Span sendHint = new Span("Choose one region to send it by mail.");
    private final Paragraph headline = new Paragraph();
    private final Paragraph period = new Paragraph();
    private final Paragraph trouble = new Paragraph();
    private final Div sections = new Div();
    private final Map<HandOverWords.Part, HandOverSection> parts = new EnumMap<>(HandOverWords.Part.class);

    private HandOverLocation location = HandOverLocation.USUAL;

    HandOverView(
            HandOverDesk desk,
            HandOverText text,
            HandOverMail mail,
            CurrentActor currentActor,
            Pulse pulse,
            Clock clock) {
        this.model = new HandOverViewModel(desk, text, mail, currentActor, clock);
        addClassName("hand-over-view");
        var head = new Div(new H1("Hand-over"), pickers);
        head.addClassName("hand-over-head");
        headline.addClassName("hand-over-headline");
        headline.getElement().setAttribute("role", "status");
        period.addClassName("hand-over-period");
        trouble.addClassName("hand-over-trouble");
        trouble.getElement().setAttribute("role", "alert");
        send.addClickListener(click -> new HandOverMailDialog(model).open());
        sendHint.addClassName("hand-over-hint");
        var buttons = new Div(copy, send, sendHint);
        buttons.addClassName("hand-over-buttons");
        for (var part : HandOverWords.Part.values()) {
            var section = new HandOverSection();
            parts.put(part, section);
            sections.add(section);
        }
        sections.addClassName("hand-over-sections");
        add(head, headline, period, trouble, buttons, sections);
        OnPulse.lookAtTimes(this, pulse, this::refresh);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        location = HandOverLocation.of(event.getLocation().getQueryParameters());
        refresh();
    }

    private void go(HandOverLocation wanted) {
        getUI().ifPresent(ui -> ui.navigate(HandOverView.class, wanted.parameters()));
    }

    private void refresh() {
        if (!model.look(location, ReaderZone.of(getUI()))) {
            return;
        }
        pickers.show(location, model.regions());
        trouble.setText(model.trouble());
        trouble.setVisible(!model.trouble().isEmpty());
        var shown = model.shown();
        headline.setVisible(shown != null);
        period.setVisible(shown != null);
        sections.setVisible(shown != null);
        copy.setVisible(shown != null);
        send.setVisible(shown != null);
        sendHint.setVisible(shown != null && location.region() == null);
        send.setEnabled(location.region() != null);
        if (shown != null) {
            headline.setText(shown.headline());
            period.setText(shown.period());
            copy.setText(shown.text());
            shown.sections()
                    .forEach(section ->
                            Objects.requireNonNull(parts.get(section.part())).show(section));
        }
    }
}
