package com.cinemataztic.incidents.tickets.ui.bulk;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Evidence;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.cinemataztic.incidents.tickets.ui.bulk.BulkDialog.Question;
import com.cinemataztic.incidents.tickets.ui.bulk.BulkRun.Action;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;

/** What is asked before many tickets are taken, closed or commented on. */
public final class BulkQuestions {

    private BulkQuestions() {}

    public static Question take(int count) {
        return new Question(
                text("queue.bulk.take.title", count),
                text("queue.bulk.take.confirm", count),
                List.of(new Paragraph(text("queue.bulk.take.undo"))),
                () -> new Action.Move(new Transition.Take(), false));
    }

    /** @param screensUnder how many tickets are below each of these */
    public static Question close(List<QueueEntry> entries, int count, ToIntFunction<QueueEntry> screensUnder) {
        var reason = new RadioButtonGroup<CloseReason>(text("page.reason"));
        reason.setItems(Arrays.stream(CloseReason.values())
                .filter(it -> it.forPeople() && it != CloseReason.RETIRED)
                .toList());
        reason.setItemLabelGenerator(each -> each.explanation().text());
        reason.setValue(CloseReason.FIXED);
        var note = new TextArea(text("ticket.close.note"));
        note.setMaxLength(Transition.LONGEST_NOTE);
        note.setWidthFull();
        var screens = entries.stream().mapToInt(screensUnder).sum();
        var together = new RadioButtonGroup<Boolean>(text("queue.bulk.close.screens", screens));
        together.setItems(true, false);
        together.setItemLabelGenerator(close ->
                close ? text("ticket.close.screens.close", screens) : text("ticket.close.screens.keep", screens));
        together.setRequiredIndicatorVisible(true);
        together.setErrorMessage(text("queue.bulk.close.screens.choose"));
        together.setVisible(screens > 0);
        var fields = new ArrayList<Component>();
        var firing = (int) entries.stream()
                .filter(entry -> entry.row().evidence().stream().anyMatch(Evidence::firing))
                .count();
        if (firing > 0) {
            fields.add(BulkDialog.warning(text("queue.bulk.close.firing", firing)));
        }
        fields.addAll(List.of(reason, together, note, new Paragraph(text("queue.bulk.close.undo"))));
        return new Question(
                text("queue.bulk.close.title", count), text("queue.bulk.close.confirm", count), fields, () -> {
                    if (screens > 0 && together.getValue() == null) {
                        together.setInvalid(true);
                        return null;
                    }
                    return new Action.Move(
                            new Transition.Close(
                                    reason.getValue(), note.getValue().strip()),
                            Boolean.TRUE.equals(together.getValue()));
                });
    }

    public static Question comment(int count) {
        var comment = new TextArea(text("ticket.comment"));
        comment.setMaxLength(Transition.LONGEST_NOTE);
        comment.setWidthFull();
        comment.setRequiredIndicatorVisible(true);
        comment.setErrorMessage(text("queue.bulk.comment.missing"));
        return new Question(
                text("queue.bulk.comment.title", count),
                text("queue.bulk.comment.confirm", count),
                List.of(comment, BulkDialog.warning(text("queue.bulk.comment.final"))),
                () -> {
                    comment.setInvalid(comment.getValue().isBlank());
                    return comment.getValue().isBlank()
                            ? null
                            : new Action.Comment(comment.getValue().strip());
                });
    }
}
