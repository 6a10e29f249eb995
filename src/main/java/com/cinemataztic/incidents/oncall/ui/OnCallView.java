package com.cinemataztic.incidents.oncall.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.oncall.ContactBook;
import com.cinemataztic.incidents.oncall.RotaDesk;
import com.cinemataztic.incidents.platform.UiTicker;
import com.cinemataztic.incidents.platform.ui.Message;
import com.cinemataztic.incidents.platform.ui.OnTick;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who is on call for a region now, and throughout the week. */
@Route("on-call")
@PageTitle("oncall.title")
@Menu(title = "oncall.title", order = 7, icon = "vaadin:phone")
@PermitAll
class OnCallView extends Main implements AfterNavigationObserver {

    private static final String REGION = "region";

    private final OnCallViewModel model;
    private final Select<Region> region = new Select<>();
    private final Paragraph empty = new Paragraph();
    private final Div now = new Div();
    private final Div plan = new Div();

    private @Nullable RegionId wanted;

    OnCallView(
            ContactBook book,
            RotaDesk desk,
            RegionDirectory regions,
            CurrentActor currentActor,
            UiTicker ticker,
            Clock clock) {
        this.model = new OnCallViewModel(book, desk, regions, currentActor, clock);
        addClassName("on-call-view");
        region.setAriaLabel(text("page.region"));
        region.setItemLabelGenerator(Region::name);
        region.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                getUI().ifPresent(ui -> ui.navigate(
                        OnCallView.class,
                        QueryParameters.of(REGION, event.getValue().id().value())));
            }
        });
        var head = new Div(new H1(text("oncall.title")), region);
        head.addClassName("oncall-head");
        empty.addClassName("oncall-empty");
        now.addClassName("on-call-now");
        now.getElement().setAttribute("aria-live", "polite");
        plan.addClassName("on-call-plan");
        add(head, empty, now, plan);
        OnTick.refresh(this, ticker, this::refresh);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        wanted = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(REGION)
                .flatMap(RegionId::parse)
                .orElse(null);
        refresh();
    }

    private void refresh() {
        if (!model.refresh(wanted)) {
            return;
        }
        var shown = model.shown();
        empty.setVisible(shown == null);
        empty.setText(text("page.signed-out"));
        region.setVisible(shown != null);
        now.removeAll();
        plan.removeAll();
        if (shown != null) {
            if (!region.getListDataView().getItems().toList().equals(model.regions())) {
                region.setItems(model.regions());
            }
            region.setValue(shown.region());
            showNow(shown);
            plan.add(new WeekPlan(model, shown, this::done), new OverrideList(model, shown, this::done));
            if (model.mayEdit()) {
                plan.addComponentAsFirst(buttons(shown));
            }
        }
    }

    private void showNow(OnCallViewModel.Shown shown) {
        var source = shown.onCall().source();
        now.getElement().setAttribute("data-source", source.word());
        var why = new Paragraph(model.why(shown));
        switch (source) {
            case OVERRIDE, SHIFT -> {
                showPeople(now, shown);
                now.add(why);
            }
            case CONTACTS, FALLBACK, NOBODY -> {
                var instead = new Div();
                instead.addClassName("on-call-instead");
                showPeople(instead, shown);
                now.add(new BigName(text("oncall.nobody"), null), why, instead);
            }
        }
    }

    private void showPeople(Div place, OnCallViewModel.Shown shown) {
        shown.onCall().people().forEach(one -> {
            place.add(new BigName(
                    one.contact().name(),
                    model.maySeeAddresses() ? one.contact().email().value() : null));
            if (one.inPlaceOf() != null) {
                place.add(new Paragraph(text("oncall.stands-in", model.nameOf(shown, one.inPlaceOf()))));
            }
        });
    }

    private Div buttons(OnCallViewModel.Shown shown) {
        var shift = new Button(text("oncall.shift.add"), click -> new ShiftDialog(model, shown, this::refresh).open());
        var override = new Button(
                text("oncall.override.add"), click -> new OverrideDialog(model, shown, this::refresh).open());
        var zone = Fields.zone(text("page.time-zone"), shown.rota().zone());
        zone.addValueChangeListener(event -> {
            if (event.isFromClient() && event.getValue() != null) {
                done(() -> model.move(event.getValue()));
            }
        });
        var none = model.contacts().isEmpty();
        shift.setEnabled(!none);
        override.setEnabled(!none);
        var buttons = new Div(shift, override, zone);
        buttons.addClassName("on-call-buttons");
        if (none) {
            buttons.addComponentAsFirst(new Paragraph(text("oncall.no-contacts")));
        }
        return buttons;
    }

    private void done(Supplier<Message> change) {
        change.get().show();
        refresh();
    }
}
