package com.cinemataztic.incidents.alerts.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stores dead letters. Used only by the intake and the adapter. Every method throws
 * {@link com.cinemataztic.incidents.store.StoreUnavailable} when the store fails.
 */
public interface DeadLetters {

    /**
     * Stores a dead letter, durable before it returns. The same body again is the same dead letter: it is counted, not
     * stored again.
     */
    void keep(DeadLetter letter);

    /** @return the number of distinct dead letters */
    long count();

    /** @return how many bytes their bodies take in the store */
    long bytes();

    /**
     * Returns one page of dead letters, the last received first.
     *
     * @param limit maximum number of dead letters
     * @param after the last dead letter of the previous page; null for the first page
     */
    Page page(int limit, @Nullable Position after);

    /** @return the dead letter, if it exists */
    Optional<DeadLetter> find(DeadLetterId id);

    /** Updates the reason why a dead letter cannot be used. Does nothing if it no longer exists. */
    void restate(DeadLetterId id, String reason);

    /** @return whether there was such a dead letter; none remains */
    boolean remove(DeadLetterId id);

    /**
     * Removes the dead letters last received before that time.
     *
     * @return how many were removed
     */
    long forget(Instant before);

    /**
     * The end of a page.
     *
     * @param lastAt of its last dead letter
     * @param id of its last dead letter
     */
    record Position(Instant lastAt, DeadLetterId id) {}

    /**
     * One page.
     *
     * @param letters the last received first
     * @param total how many are stored in all
     * @param more whether further pages follow
     */
    record Page(List<DeadLetter.Summary> letters, long total, boolean more) {

        public Page {
            letters = List.copyOf(letters);
        }

        /** @return the position after which the next page starts, if there is one */
        public Optional<Position> next() {
            return more && !letters.isEmpty()
                    ? Optional.of(new Position(
                            letters.getLast().lastAt(), letters.getLast().id()))
                    : Optional.empty();
        }
    }
}
