package com.cinemataztic.incidents.tickets.rules;

/** Why a change is not undone. */
public enum RestoreRejection {
    /** Somebody moved the ticket after the change. */
    MOVED_SINCE("The ticket was moved since."),
    /** The change did not move this ticket. */
    NOT_THIS_TICKET("That change did not move this ticket."),
    /** The change is undone already. */
    ALREADY_RESTORED("That change is already undone."),
    /** Another person or token made the change. */
    NOT_YOURS("Only who made a change can undo it."),
    /** Changes of this kind notify people, or undo another change. */
    NOT_UNDOABLE("That change cannot be undone."),
    /** The entry was written by a version that did not record what was before. */
    NOT_RECORDED("What was before that change is not recorded."),
    /** Another live ticket holds the key of the closed one. */
    SUCCESSOR_LIVE("Another ticket already covers this fault.");

    private final String sentence;

    RestoreRejection(String sentence) {
        this.sentence = sentence;
    }

    /** @return a sentence for programs */
    public String sentence() {
        return sentence;
    }
}
