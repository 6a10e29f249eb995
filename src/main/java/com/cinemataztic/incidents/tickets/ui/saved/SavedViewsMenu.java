package com.cinemataztic.incidents.tickets.ui.saved;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.platform.ui.Message;
import com.cinemataztic.incidents.store.StoreUnavailable;
import com.cinemataztic.incidents.tickets.views.SavedQuery;
import com.cinemataztic.incidents.tickets.views.SavedViewDesk;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The views that a person saved and those that others share. */
public class SavedViewsMenu extends Composite<MenuBar> {

    private final SavedViewDesk views;
    private final CurrentActor currentActor;
    private final Consumer<String> onChosen;
    private final Supplier<String> query;
    private final MenuItem star;
    private @Nullable String shownFor;

    /**
     * @param onChosen receives the query of the view that a person chose
     * @param query supplies the query of what is shown now
     */
    public SavedViewsMenu(
            SavedViewDesk views, CurrentActor currentActor, Consumer<String> onChosen, Supplier<String> query) {
        this.views = views;
        this.currentActor = currentActor;
        this.onChosen = onChosen;
        this.query = query;
        getContent().addThemeVariants(MenuBarVariant.TERTIARY);
        getContent().addClassName("saved-views");
        getContent().getElement().setAttribute("aria-label", text("queue.views"));
        star = getContent().addItem("");
    }

    /** Names the view that is shown; reads the views anew if another one is. */
    public void show() {
        if (!query.get().equals(shownFor)) {
            read();
        }
    }

    private void read() {
        shownFor = query.get();
        var items = star.getSubMenu();
        items.removeAll();
        try {
            currentActor.get().ifPresent(actor -> show(items, actor));
        } catch (StoreUnavailable unavailable) {
            star.setText(text("queue.views.star", text("queue.views")));
            items.addItem(text("page.store-down")).setEnabled(false);
        }
    }

    private void show(SubMenu items, Actor actor) {
        var all = views.of(actor);
        star.setText(text(
                "queue.views.star",
                all.stream()
                        .filter(view -> view.query().equals(query.get()))
                        .findFirst()
                        .map(SavedQuery::name)
                        .orElse(text("queue.views"))));
        for (var view : all) {
            var item = items.addItem(
                    view.shared() ? text("queue.views.shared", view.name(), view.owner()) : view.name(),
                    click -> onChosen.accept(view.query()));
            item.setCheckable(true);
            item.setChecked(view.query().equals(query.get()));
        }
        if (!all.isEmpty()) {
            items.addSeparator();
        }
        items.addItem(text("queue.views.save"), click -> new SaveViewDialog(actor.mayChange(), this::save).open());
        var removable =
                all.stream().filter(view -> views.mayRemove(actor, view)).toList();
        if (!removable.isEmpty()) {
            addRemovals(items.addItem(text("queue.views.remove")).getSubMenu(), removable);
        }
    }

    private void addRemovals(SubMenu items, List<SavedQuery> removable) {
        for (var view : removable) {
            items.addItem(
                    view.shared() ? text("queue.views.shared", view.name(), view.owner()) : view.name(),
                    click -> say(actor -> views.remove(actor, view.id())
                            ? new Message(text("queue.views.removed", view.name()), true)
                            : new Message(text("queue.views.gone", view.name()), false)));
        }
    }

    private boolean save(String name, boolean shared) {
        return say(actor -> switch (views.save(actor, name, query.get(), shared)) {
            case SAVED -> new Message(text("page.saved", name), true);
            case NAME_TAKEN -> new Message(text("queue.views.taken", name), false);
            case TOO_MANY -> new Message(text("queue.views.too-many"), false);
            case INVALID -> new Message(text("queue.views.invalid", SavedQuery.LONGEST_NAME), false);
            case NOT_ALLOWED -> new Message(text("queue.views.not-allowed"), false);
        });
    }

    private boolean say(Function<Actor, Message> act) {
        Message message;
        try {
            message =
                    currentActor.get().map(act).orElseGet(() -> new Message(text("page.signed-out-unchanged"), false));
        } catch (StoreUnavailable unavailable) {
            message = Message.of(unavailable);
        }
        message.show();
        read();
        return message.good();
    }
}
