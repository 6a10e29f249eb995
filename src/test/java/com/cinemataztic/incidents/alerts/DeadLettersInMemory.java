package com.cinemataztic.incidents.alerts;

import com.cinemataztic.incidents.alerts.intake.DeadLetter;
import com.cinemataztic.incidents.alerts.intake.DeadLetterId;
import com.cinemataztic.incidents.alerts.intake.DeadLetters;
import com.cinemataztic.incidents.store.StoreUnavailable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Dead letters in memory, in the order they came; the store behind them can be down. */
public final class DeadLettersInMemory implements DeadLetters {

    public final Map<DeadLetterId, DeadLetter> kept = new LinkedHashMap<>();
    public boolean down;

    @Override
    public void keep(DeadLetter letter) {
        kept.put(letter.summary().id(), letter);
    }

    @Override
    public long count() {
        if (down) {
            throw new StoreUnavailable("down", new IllegalStateException());
        }
        return kept.size();
    }

    @Override
    public long bytes() {
        return kept.values().stream().mapToLong(letter -> letter.body().length).sum();
    }

    @Override
    public Page page(int limit, @Nullable Position after) {
        var letters = kept.values().stream().map(DeadLetter::summary).toList();
        return new Page(List.copyOf(letters), letters.size(), false);
    }

    @Override
    public Optional<DeadLetter> find(DeadLetterId id) {
        return Optional.ofNullable(kept.get(id));
    }

    @Override
    public void restate(DeadLetterId id, String reason) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean remove(DeadLetterId id) {
        return kept.remove(id) != null;
    }

    @Override
    public long forget(Instant before) {
        throw new UnsupportedOperationException();
    }
}
