package com.cinemataztic.incidents.tickets.views;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.AuditLog;
import com.cinemataztic.incidents.identity.Role;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * People save views of the queue. Everybody may save some for themselves; operators may share theirs. The owner or an
 * admin removes one. Every method throws {@link com.cinemataztic.incidents.store.StoreUnavailable} when the store fails.
 */
@Service
public class SavedViewDesk {

    /** An account cannot have more. */
    static final int MOST_OWN = 50;

    /** All accounts together cannot share more. */
    static final int MOST_SHARED = 100;

    private final SavedViews views;
    private final AuditLog audit;
    private final Clock clock;

    SavedViewDesk(SavedViews views, AuditLog audit, Clock clock) {
        this.views = views;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of a request. */
    public enum Outcome {
        /** The view is stored. */
        SAVED,
        /** The account has one of that name. */
        NAME_TAKEN,
        /** There are as many as there can be. */
        TOO_MANY,
        /** The name is empty or too long, or the query is none. */
        INVALID,
        /** The actor may not share views, or is no person. */
        NOT_ALLOWED
    }

    /** @return the actor's own views and those that others share, by name */
    public List<SavedQuery> of(Actor actor) {
        return Stream.concat(
                        views.of(actor.name()).stream(),
                        views.shared().stream().filter(view -> !view.owner().equals(actor.name())))
                .sorted(Comparator.comparing(SavedQuery::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(SavedQuery::owner))
                .toList();
    }

    /**
     * @param name for people
     * @param query the query of the queue's address
     * @param shared whether everybody is to see it
     */
    public Outcome save(Actor actor, String name, String query, boolean shared) {
        if (actor.token() != null || actor.isSystem() || (shared && !actor.mayChange())) {
            return Outcome.NOT_ALLOWED;
        }
        var safe = SavedQuery.safe(name);
        if (!SavedQuery.isName(safe) || !SavedQuery.isQuery(query)) {
            return Outcome.INVALID;
        }
        if (views.of(actor.name()).size() >= MOST_OWN
                || (shared && views.shared().size() >= MOST_SHARED)) {
            return Outcome.TOO_MANY;
        }
        var view = new SavedQuery(UUID.randomUUID().toString(), safe, actor.name(), shared, query, clock.instant());
        return views.add(view) ? Outcome.SAVED : Outcome.NAME_TAKEN;
    }

    /** @return whether the actor may remove the view */
    public boolean mayRemove(Actor actor, SavedQuery view) {
        return actor.token() == null
                && (view.owner().equals(actor.name())
                        || (view.shared() && actor.role().includes(Role.ADMIN)));
    }

    /** @return whether there was a view of this id that the actor may remove; it is removed */
    public boolean remove(Actor actor, String id) {
        var view = views.find(id).filter(found -> mayRemove(actor, found)).orElse(null);
        return view != null && (view.owner().equals(actor.name()) ? views.remove(id) : removeOfAnother(actor, view));
    }

    /** Only this is audited: how people look at the queue is their own affair. */
    private boolean removeOfAnother(Actor admin, SavedQuery view) {
        var change = new AuditLog.Change(
                admin,
                AuditLog.Kind.SAVED_VIEW_REMOVED,
                view.name(),
                Map.of("owner", view.owner(), "query", view.query()),
                Map.of());
        return audit.record(change, () -> views.remove(view.id()));
    }
}
