package com.cinemataztic.incidents.overview.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.overview.HandoverDesk;
import com.cinemataztic.incidents.overview.HandoverMail;
import com.cinemataztic.incidents.overview.HandoverText;
import com.cinemataztic.incidents.overview.HandoverWording;
import com.cinemataztic.incidents.overview.tonight.TonightLinks;
import com.cinemataztic.incidents.platform.UiTicker;
import com.cinemataztic.incidents.platform.ui.CopyText;
import com.cinemataztic.incidents.platform.ui.OnTick;
import com.cinemataztic.incidents.platform.ui.ReaderZone;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
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

/** Shows what one shift hands over to the next, to read, copy or send. */
@Route("handover")
@PageTitle("handover.title")
@Menu(title = "handover.title", order = 6, icon = "vaadin:exchange")
@RolesAllowed({"OPERATOR", "ADMIN"})
class HandoverView extends Main implements AfterNavigationObserver {

    private final HandoverViewModel model;
    private final HandoverPickers pickers = new HandoverPickers(this::go);
    private final CopyText copy = new CopyText(text("handover.copy"));
    private final Button send = new Button(text("handover.send-dialog"));
    private final Anchor tonight = new Anchor("", text("tonight.link"));
    private final Span sendHint = new Span(text("handover.send-hint"));
    private final Paragraph headline = new Paragraph();
    private final Paragraph period = new Paragraph();
    private final Paragraph trouble = new Paragraph();
    private final Div sections = new Div();
    private final Map<HandoverWording.Part, HandoverSection> parts = new EnumMap<>(HandoverWording.Part.class);

    private HandoverLocation location = HandoverLocation.USUAL;

    HandoverView(
            HandoverDesk desk,
            HandoverText writer,
            HandoverMail mail,
            CurrentActor currentActor,
            UiTicker ticker,
            Clock clock) {
        this.model = new HandoverViewModel(desk, writer, mail, currentActor, clock);
        addClassName("handover-view");
        var head = new Div(new H1(text("handover.title")), pickers);
        head.addClassName("handover-head");
        headline.addClassName("handover-headline");
        headline.getElement().setAttribute("role", "status");
        period.addClassName("handover-period");
        trouble.addClassName("handover-trouble");
        trouble.getElement().setAttribute("role", "alert");
        send.addClickListener(click -> new HandoverMailDialog(model).open());
        sendHint.addClassName("handover-hint");
        tonight.addClassName("handover-tonight");
        var buttons = new Div(copy, send, tonight, sendHint);
        buttons.addClassName("handover-buttons");
        for (var part : HandoverWording.Part.values()) {
            var section = new HandoverSection();
            parts.put(part, section);
            sections.add(section);
        }
        sections.addClassName("handover-sections");
        add(head, headline, period, trouble, buttons, sections);
        OnTick.refreshTimes(this, ticker, this::refresh);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        location = HandoverLocation.of(event.getLocation().getQueryParameters());
        refresh();
    }

    private void go(HandoverLocation wanted) {
        getUI().ifPresent(ui -> ui.navigate(HandoverView.class, wanted.parameters()));
    }

    private void refresh() {
        if (!model.refresh(location, ReaderZone.of(getUI()))) {
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
        tonight.setVisible(shown != null);
        tonight.setHref(TonightLinks.of(location.region()));
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
