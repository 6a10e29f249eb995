package com.cinemataztic.incidents.alerts.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Dead letters as they are kept. For the root of this module and the adapter only. Every method
 * throws {@link com.cinemataztic.incidents.store.StoreUnavailable} when the store fails.
 */
public interface DeadLetters {

    /** Keeps a letter, durable before it returns. The same body again is the same letter, counted and not kept again. */
    void keep(DeadLetter letter);

    /** @return how many different letters are kept */
    long count();

    /** @return how many bytes their bodies take in the store */
    long bytes();

    /**
     * One page of letters, those that came last first.
     *
     * @param limit how many at the most
     * @param after the last of the page before, null for the first page
     */
    Page page(int limit, @Nullable Position after);

    /** @return the letter, if it is kept */
    Optional<DeadLetter> find(DeadLetterId id);

    /** Says why a letter can't be used now. Nothing comes of it if the letter is kept no more. */
    void restate(DeadLetterId id, String reason);

    /** @return whether there was such a letter; there is none any more */
    boolean remove(DeadLetterId id);

    /** Removes the letters that last came before then. @return how many */
    long forget(Instant before);

    /**
     * Where a page ended.
     *
     * @param lastAt of its last letter
     * @param id of its last letter
     */
    record Position(Instant lastAt, DeadLetterId id) {}

    /**
     * A page.
     *
     * @param letters those that came last first
     * @param total how many are kept in all
     * @param more whether there are more after these
     */
    record Page(List<DeadLetter.Envelope> letters, long total, boolean more) {

        public Page {
            letters = List.copyOf(letters);
        }

        /** @return the letter that the next page comes after, if there is one */
        public Optional<Position> next() {
            return more && !letters.isEmpty()
                    ? Optional.of(new Position(
                            letters.getLast().lastAt(), letters.getLast().id()))
                    : Optional.empty();
        }
    }
}
