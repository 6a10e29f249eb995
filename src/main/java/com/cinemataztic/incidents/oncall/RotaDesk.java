package com.cinemataztic.incidents.oncall;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.AuditLog;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.platform.text.Explanation;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** The entrance for changes of rotas. Only admins change them, in the regions that they may see. */
@Service
public class RotaDesk {

    /** How long ended overrides are kept, to show who was on call. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final Rotas rotas;
    private final ContactBook book;
    private final AuditLog audit;
    private final Clock clock;

    RotaDesk(Rotas rotas, ContactBook book, AuditLog audit, Clock clock) {
        this.rotas = rotas;
        this.book = book;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Writes a region's rota.
     *
     * @param seen the rota when the person began to edit; nothing is written if it has changed since
     */
    public EditResult<Rota> write(Actor actor, Rota seen, Rota changed) {
        if (!actor.role().includes(Role.ADMIN) || !actor.maySee(seen.region())) {
            return new EditResult.Rejected<>(Explanation.of("rota.rejected.not-allowed"));
        }
        var now = clock.instant();
        var next = changed.withoutOverridesEndedBefore(now.minus(KEPT)).withVersion(seen.version() + 1);
        var fault = next.fault();
        if (fault.isPresent()) {
            return new EditResult.Rejected<>(fault.get());
        }
        return book.alone(() -> {
            var known = book.readAnew().contacts();
            // A deleted contact may keep its turns until they are removed, but gets no new one.
            var before = seen.contacts(now).collect(Collectors.toSet());
            if (next.contacts(now).anyMatch(id -> !before.contains(id) && !known.containsKey(id))) {
                return new EditResult.Rejected<>(Explanation.of("rota.rejected.contact-deleted"));
            }
            var change = new AuditLog.Change(
                    actor, AuditLog.Kind.ROTA_CHANGED, seen.region().value(), seen.values(), next.values());
            var written = audit.record(change, () -> rotas.put(next, seen.version()));
            book.readAnew();
            return written ? new EditResult.Done<>(next) : new EditResult.Stale<>(book.rota(seen.region()));
        });
    }
}
