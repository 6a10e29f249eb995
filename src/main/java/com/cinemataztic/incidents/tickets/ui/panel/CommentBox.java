package com.cinemataztic.incidents.tickets.ui.panel;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.Transition;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Comments on the chosen ticket. What was typed stays through refreshes, and goes with the ticket it was typed for. */
class CommentBox extends Composite<Div> {

    private final TextArea comment = new TextArea(text("ticket.comment"));
    private @Nullable TicketId shown;

    /** @param onComment returns whether the comment was made */
    CommentBox(BiPredicate<TicketId, String> onComment) {
        comment.setMaxLength(Transition.LONGEST_NOTE);
        comment.setWidthFull();
        var add = new Button(text("ticket.comment.add"), click -> {
            var ticket = shown;
            if (ticket != null && !comment.getValue().isBlank() && onComment.test(ticket, comment.getValue())) {
                comment.clear();
            }
        });
        getContent().addClassName("comment-box");
        getContent().add(comment, add);
    }

    TextArea field() {
        return comment;
    }

    void show(TicketId ticket, boolean offered) {
        if (!ticket.equals(shown)) {
            comment.clear();
            shown = ticket;
        }
        getContent().setVisible(offered);
    }
}
