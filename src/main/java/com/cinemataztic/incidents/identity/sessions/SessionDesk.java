package com.cinemataztic.incidents.identity.sessions;

import com.cinemataztic.incidents.identity.AccountSessions;
import com.cinemataztic.incidents.identity.AccountSessions.Open;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.AuditLog;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.store.StoreSharing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Shows the open sessions of this instance, and ends single ones: one's own, or as an admin everybody's. */
@Service
public class SessionDesk {

    private final AccountSessions sessions;
    private final StoreSharing sharing;
    private final AuditLog audit;

    SessionDesk(AccountSessions sessions, StoreSharing sharing, AuditLog audit) {
        this.sessions = sessions;
        this.sharing = sharing;
        this.audit = audit;
    }

    /**
     * @param session the id of the calling session, to mark it
     * @return all open sessions; empty unless an admin asks
     */
    public List<Open> all(Actor asking, String session) {
        return asking.role().includes(Role.ADMIN) ? sessions.open(session) : List.of();
    }

    /** @return the caller's own open sessions; none of a token */
    public List<Open> own(Actor asking, String session) {
        return sessions.open(session).stream()
                .filter(open -> isOwn(asking, open))
                .toList();
    }

    /**
     * Ends a session.
     *
     * @param id its {@link Open#id}
     * @return the session that ended; empty if there is none with that id, or the caller may not end it
     */
    public Optional<Open> end(Actor asking, String id) {
        return sessions.open("").stream()
                .filter(open -> open.id().equals(id))
                .filter(open -> isOwn(asking, open) || asking.role().includes(Role.ADMIN))
                .findFirst()
                .filter(open -> audit.record(change(asking, open), () -> sessions.end(id)));
    }

    private static AuditLog.Change change(Actor asking, Open open) {
        var before = Map.of(
                "address",
                open.address(),
                "browser",
                open.agent(),
                "since",
                open.since().toString());
        return new AuditLog.Change(asking, AuditLog.Kind.SESSION_ENDED, open.account(), before, Map.of());
    }

    private static boolean isOwn(Actor asking, Open open) {
        return asking.token() == null && open.account().equals(asking.name());
    }

    /** @return whether other portals on the same store may have sessions that are not listed here */
    public boolean othersMayHaveSessions() {
        return !sharing.isExclusive();
    }
}
