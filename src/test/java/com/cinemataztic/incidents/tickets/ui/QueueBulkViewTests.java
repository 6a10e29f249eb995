package com.cinemataztic.incidents.tickets.ui;

import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import com.cinemataztic.incidents.tickets.ui.bulk.BulkDialog;
import com.cinemataztic.incidents.tickets.ui.bulk.BulkQuestions;
import com.cinemataztic.incidents.tickets.ui.bulk.BulkRun;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;

/** Several tickets are selected and changed at once. */
@PortalTest
@WithMockUser(username = "admin")
class QueueBulkViewTests extends QueueViewRig {

    private static final Actor BO = new Actor("bo", Role.OPERATOR, Set.of());

    @Autowired
    TicketQueue queue;

    @Autowired
    AccountDesk accounts;

    @BeforeEach
    void closeTheOthers() {
        accounts.add(ADMIN, "vera", "long enough to be one", Role.VIEWER, Set.of());
        closeLiveTickets();
    }

    @Test
    void theSelectedAreTakenEachForItselfAndReleasedByAnUndo() {
        var free = open("free");
        var raced = open("raced");
        var other = open("other");
        navigate(QueueView.class);
        select(free, raced);
        assertThat(bar()).contains("2 tickets selected", "Select all 3");
        click("Take");
        desk.apply(raced.id(), raced.version(), new Transition.Take(), BO);
        click("Take 2 tickets");
        awaitDialog("1 of 2 tickets changed.");

        assertThat(dialog()).contains("bo changed " + raced.id());
        assertThat(now(free).assignee()).isEqualTo("admin");
        assertThat(now(raced).assignee()).isEqualTo("bo");
        assertThat(now(other).state()).isEqualTo(State.OPEN);

        click("Undo 1");
        awaitDialog("1 of 1 tickets are as they were before.");
        assertThat(now(free).state()).isEqualTo(State.OPEN);
        assertThat(now(raced).assignee()).isEqualTo("bo");
        assertThat(find(Button.class).all())
                .noneMatch(button -> button.getText().startsWith("Undo"));
    }

    @Test
    void everythingThatMatchesIsClosedAndReopenedByAnUndoAndLaterTicketsAreLeftAlone() {
        var first = open("first");
        var second = open("second");
        navigate(QueueView.class);
        select(first);
        click("Select all 2");
        click("Close…");
        assertThat(dialog()).contains("These are the 2 tickets that were selected", "2 tickets are still firing");
        var late = open("late");
        click("Close 2 tickets");
        awaitDialog("2 of 2 tickets changed.");
        assertThat(now(first).state()).isEqualTo(State.CLOSED);
        assertThat(now(second).state()).isEqualTo(State.CLOSED);
        assertThat(now(late).state()).isEqualTo(State.OPEN);

        click("Undo 2");
        awaitDialog("2 of 2 tickets are as they were before.");
        assertThat(now(first).state()).isEqualTo(State.OPEN);
        assertThat(now(second).state()).isEqualTo(State.OPEN);
    }

    @Test
    void anUndoLeavesAloneWhatAnotherChangedInBetweenAndSaysSo() {
        var mine = open("undo-mine");
        var theirs = open("undo-theirs");
        navigate(QueueView.class);
        select(mine, theirs);
        click("Take");
        click("Take 2 tickets");
        awaitDialog("2 of 2 tickets changed.");
        var taken = now(theirs);
        desk.apply(taken.id(), taken.version(), new Transition.Assign("bo"), BO);

        click("Undo 2");
        awaitDialog("1 of 2 tickets are as they were before.");

        assertThat(dialog()).contains("bo changed " + theirs.id());
        assertThat(now(mine).state()).isEqualTo(State.OPEN);
        assertThat(now(theirs).assignee()).isEqualTo("bo");
    }

    @Test
    void aCloseThatIsUndoneGivesEachTicketBackToItsHolder() {
        var held = open("undo-held");
        desk.apply(held.id(), held.version(), new Transition.Take(), BO);
        var free = open("undo-free");
        navigate(QueueView.class);
        select(now(held), free);
        click("Close…");
        click("Close 2 tickets");
        awaitDialog("2 of 2 tickets changed.");
        click("Undo 2");
        awaitDialog("2 of 2 tickets are as they were before.");

        assertThat(now(held).assignee()).isEqualTo("bo");
        assertThat(now(free).state()).isEqualTo(State.OPEN);
    }

    @Test
    void aCommentIsAddedToEachAndCannotBeUndone() {
        var first = open("c1");
        var second = open("c2");
        navigate(QueueView.class);
        select(first, second);
        click("Comment…");
        assertThat(dialog()).contains("Comments can’t be undone.");
        click("Comment on 2 tickets");
        assertThat(now(first).revision()).as("an empty one is none").isEqualTo(first.revision());
        find(TextArea.class).single().setValue("Power cut in the street");
        click("Comment on 2 tickets");
        awaitDialog("2 of 2 tickets changed.");

        for (var row : List.of(first, second)) {
            assertThat(queue.find(row.id(), ADMIN).orElseThrow().timeline())
                    .anySatisfy(entry -> assertThat(entry.note()).isEqualTo("Power cut in the street"));
        }
        assertThat(find(Button.class).all())
                .noneMatch(button -> button.getText().startsWith("Undo"));
    }

    @Test
    void aRangeIsSelectedAndWhatLeavesTheListLeavesTheSelection() {
        var rows = IntStream.range(0, 4).mapToObj(i -> open("r" + i)).toList();
        navigate(QueueView.class);
        var entries = entries();
        grid().checked(entries.get(0), true, false);
        grid().checked(entries.get(2), true, true);
        assertThat(bar()).contains("3 tickets selected");
        var gone = entries.get(1).row();
        desk.apply(gone.id(), gone.version(), new Transition.Close(CloseReason.FIXED, ""), ADMIN);
        await().pollInSameThread().untilAsserted(() -> {
            drain();
            assertThat(bar()).contains("2 tickets selected");
        });
        click("Clear selection");
        assertThat(find(SelectionBar.class).all()).isEmpty();
        assertThat(rows).hasSize(4);
    }

    @Test
    void moreThanCanBeChangedAtOnceIsSaidAndTheFirstAreTaken() {
        var items = IntStream.rangeClosed(1, BulkRun.MOST + 7)
                .mapToObj(i -> new BulkRun.Item(new TicketId("DK-" + i), 0))
                .toList();
        navigate(QueueView.class);
        new BulkDialog(
                        items,
                        BulkQuestions.take(BulkRun.MOST),
                        new BulkRun(desk, Optional::empty),
                        Clock.systemUTC(),
                        () -> {})
                .open();

        assertThat(dialog()).contains("The first 500 of the 507 selected");
        click("Take 500 tickets");
        awaitDialog("0 of 500 tickets changed.");
        assertThat(dialog()).contains("DK-500: nothing changed").doesNotContain("DK-501");
    }

    @Test
    @WithMockUser(username = "vera")
    void aViewerSelectsNothing() {
        var row = open("seen");
        navigate(QueueView.class);
        var model = entries();
        assertThat(model).extracting(QueueEntry::id).containsExactly(row.id());
        grid().checked(model.getFirst(), true, false);
        assertThat(find(SelectionBar.class).all()).isEmpty();
    }

    private TicketRow open(String screen) {
        desk.report(List.of(offline(screen).region("denmark").fires()), false);
        return Objects.requireNonNull(board.live(offline(screen).key()));
    }

    private TicketRow now(TicketRow row) {
        return board.row(row.id()).orElseThrow();
    }

    private void select(TicketRow... rows) {
        for (var row : rows) {
            entries().stream()
                    .filter(entry -> entry.id().equals(row.id()))
                    .forEach(entry -> grid().checked(entry, true, false));
        }
    }

    private QueueGrid grid() {
        return find(QueueGrid.class).single();
    }

    private String bar() {
        return find(SelectionBar.class).single().getElement().getTextRecursively();
    }

    private String dialog() {
        return find(Dialog.class).single().getElement().getTextRecursively();
    }

    private void awaitDialog(String text) {
        await().pollInSameThread().untilAsserted(() -> {
            drain();
            assertThat(dialog()).contains(text);
        });
    }
}
