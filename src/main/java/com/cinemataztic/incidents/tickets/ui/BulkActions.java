package com.cinemataztic.incidents.tickets.ui;

import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import com.cinemataztic.incidents.tickets.ui.bulk.BulkDialog;
import com.cinemataztic.incidents.tickets.ui.bulk.BulkQuestions;
import com.cinemataztic.incidents.tickets.ui.bulk.BulkRun;
import java.time.Clock;
import java.util.List;

/** Does things to the selected tickets, after a question. */
class BulkActions implements SelectionBar.Events {

    private final QueueViewModel model;
    private final TicketDesk desk;
    private final CurrentActor currentActor;
    private final Clock clock;
    private final Runnable onChanged;
    private final QueueGrid.Events rows;

    /**
     * @param onChanged called when tickets have changed
     * @param rows what selects rows
     */
    BulkActions(
            QueueViewModel model,
            TicketDesk desk,
            CurrentActor currentActor,
            Clock clock,
            Runnable onChanged,
            QueueGrid.Events rows) {
        this.model = model;
        this.desk = desk;
        this.currentActor = currentActor;
        this.clock = clock;
        this.onChanged = onChanged;
        this.rows = rows;
    }

    @Override
    public void take() {
        var entries = model.selectedSites();
        ask(entries, BulkQuestions.take(count(entries)));
    }

    @Override
    public void close() {
        var entries = model.selectedSites();
        ask(entries, BulkQuestions.close(entries, count(entries), model.folded()::screensUnder));
    }

    @Override
    public void comment() {
        var entries = model.selectedRows();
        ask(entries, BulkQuestions.comment(count(entries)));
    }

    @Override
    public void selectAll() {
        rows.allSelected(true);
    }

    @Override
    public void clear() {
        rows.allSelected(false);
    }

    private static int count(List<QueueEntry> entries) {
        return Math.min(entries.size(), BulkRun.MOST);
    }

    private void ask(List<QueueEntry> entries, BulkDialog.Question question) {
        new BulkDialog(
                        entries.stream().map(BulkRun.Item::of).toList(),
                        question,
                        new BulkRun(desk, currentActor.caller()),
                        clock,
                        onChanged)
                .open();
    }
}
