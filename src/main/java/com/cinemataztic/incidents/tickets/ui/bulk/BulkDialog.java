package com.cinemataztic.incidents.tickets.ui.bulk;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.tickets.ui.bulk.BulkRun.Action;
import com.cinemataztic.incidents.tickets.ui.bulk.BulkRun.Item;
import com.cinemataztic.incidents.tickets.ui.bulk.BulkRun.Result;
import com.cinemataztic.incidents.tickets.ui.panel.TicketWords;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.signals.Signal;
import com.vaadin.flow.signals.local.ValueSignal;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks before one thing is done to many tickets, shows how far it is, and how it went for each. The tickets are those
 * that were selected when it was opened. What can be undone can be undone here.
 */
public class BulkDialog extends Dialog {

    private final BulkRun bulk;
    private final Clock clock;
    private final Runnable onChanged;
    private final Div content = new Div();
    private final ValueSignal<Progress> progress = new ValueSignal<>(new Progress(List.of(), 0, null));

    /**
     * How far it is.
     *
     * @param results so far
     * @param of how many
     * @param action what is done; null: nothing yet
     */
    private record Progress(
            List<Result> results, int of, @Nullable Action action) {

        boolean isDone() {
            return action != null && results.size() == of;
        }
    }

    /**
     * What to ask before.
     *
     * @param title with the number of tickets
     * @param confirm the label of the button
     * @param fields between the text and the buttons
     * @param action supplies what to do; null: an answer is missing
     */
    public record Question(String title, String confirm, List<Component> fields, Supplier<@Nullable Action> action) {}

    /**
     * @param items the most urgent first; those beyond the limit are left alone, and the dialog says so
     * @param onChanged called when it is done
     */
    public BulkDialog(List<Item> items, Question question, BulkRun bulk, Clock clock, Runnable onChanged) {
        this.bulk = bulk;
        this.clock = clock;
        this.onChanged = onChanged;
        var wanted = List.copyOf(items.subList(0, Math.min(items.size(), BulkRun.MOST)));
        content.addClassName("dialog-content");
        content.addClassName("bulk");
        add(content);
        setHeaderTitle(question.title());
        if (items.size() > BulkRun.MOST) {
            content.add(warning(text("queue.bulk.most", BulkRun.MOST, items.size())));
        }
        content.add(new Paragraph(text("queue.bulk.frozen", wanted.size())));
        question.fields().forEach(content::add);
        var confirm = new Button(question.confirm());
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        confirm.setDisableOnClick(true);
        confirm.addClickListener(click -> {
            var action = question.action().get();
            if (action == null) {
                confirm.setEnabled(true);
            } else {
                start(wanted, action);
            }
        });
        getFooter().add(new Button(text("page.cancel"), click -> close()), confirm);
        Signal.effect(this, () -> show(progress.get()));
    }

    static Paragraph warning(String words) {
        var warning = new Paragraph(words);
        warning.addClassName("dialog-warning");
        return warning;
    }

    private void start(List<Item> items, Action action) {
        setCloseOnEsc(false);
        setCloseOnOutsideClick(false);
        progress.set(new Progress(List.of(), items.size(), action));
        Thread.startVirtualThread(() ->
                bulk.run(items, action, results -> progress.set(new Progress(results, items.size(), action))));
    }

    private void show(Progress now) {
        var action = now.action();
        if (action == null) {
            return;
        }
        content.removeAll();
        getFooter().removeAll();
        if (!now.isDone()) {
            var bar = new ProgressBar(0, now.of(), now.results().size());
            bar.getElement()
                    .setAttribute(
                            "aria-label",
                            text("queue.bulk.progress", now.results().size(), now.of()));
            content.add(new Paragraph(text("queue.bulk.progress", now.results().size(), now.of())), bar);
            return;
        }
        onChanged.run();
        setCloseOnEsc(true);
        var done = now.results().stream().filter(Result.Done.class::isInstance).count();
        var summary = new Paragraph(
                text(action instanceof Action.Undo ? "queue.bulk.undone" : "queue.bulk.done", done, now.of()));
        summary.getElement().setAttribute("role", "status");
        content.add(summary);
        var failures = new UnorderedList();
        failures.addClassName("bulk-failures");
        now.results().stream()
                .filter(result -> !(result instanceof Result.Done))
                .forEach(result -> failures.add(new ListItem(words(result))));
        if (failures.getComponentCount() > 0) {
            content.add(failures);
        }
        offerUndo(now, action);
        var leave = new Button(text("queue.bulk.leave"), click -> close());
        leave.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(leave);
    }

    private void offerUndo(Progress now, Action action) {
        // What moved with its site may be more than is changed at once.
        var changes = BulkRun.undoable(now.results(), action).stream()
                .limit(BulkRun.MOST)
                .toList();
        if (changes.isEmpty()) {
            return;
        }
        var items = changes.stream().map(BulkRun.Made::item).toList();
        var undo = new Action.Undo(
                changes.stream().collect(Collectors.toMap(made -> made.item().id(), BulkRun.Made::changeId)));
        getFooter().add(new Button(text("queue.bulk.undo", items.size()), click -> start(items, undo)));
    }

    private String words(Result result) {
        return switch (result) {
            case Result.Done(var id, var _) -> id.value();
            case Result.NotTried(var id) -> text("queue.bulk.not-tried", id);
            case Result.NotDone(var id, var outcome) -> TicketWords.failed(outcome, clock.instant());
        };
    }
}
