package com.cinemataztic.incidents.identity.web;

import com.cinemataztic.incidents.identity.SessionSettings;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.LinkedHashSet;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Bounds the sessions of people who have not signed in. Any request for a page creates a session, and its sign-in page
 * takes a quarter of a megabyte. Such sessions are therefore short and few. After sign-in a session lasts as long as
 * configured. One of single sign-on stays short: open pages keep it, and the next request begins a new one unasked.
 */
@Component
class AnonymousSessions implements HttpSessionListener, HttpSessionAttributeListener {

    private static final int SECONDS_PER_MINUTE = 60;

    private final SessionSettings settings;

    /** Oldest first. Guarded by its own monitor. */
    private final LinkedHashSet<HttpSession> anonymous = new LinkedHashSet<>();

    AnonymousSessions(SessionSettings settings) {
        this.settings = settings;
    }

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        var session = event.getSession();
        session.setMaxInactiveInterval(
                Math.toIntExact(settings.anonymousTimeout().toSeconds()));
        // Outside the lock: listeners to the end of a session may be slow.
        add(session).ifPresent(AnonymousSessions::end);
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        remove(event.getSession());
    }

    @Override
    public void attributeAdded(HttpSessionBindingEvent event) {
        lengthenIfSignedIn(event);
    }

    @Override
    public void attributeReplaced(HttpSessionBindingEvent event) {
        lengthenIfSignedIn(event);
    }

    private void lengthenIfSignedIn(HttpSessionBindingEvent event) {
        if (!event.getName().equals(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)) {
            return;
        }
        var session = event.getSession();
        if (session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
                        instanceof SecurityContext context
                && context.getAuthentication() != null
                && context.getAuthentication().getPrincipal() instanceof SignedIn who) {
            remove(session);
            if (who.identity() == null) {
                session.setMaxInactiveInterval(session.getServletContext().getSessionTimeout() * SECONDS_PER_MINUTE);
            }
        }
    }

    /** @return the session that must end to make room for this one */
    private Optional<HttpSession> add(HttpSession session) {
        synchronized (anonymous) {
            anonymous.add(session);
            if (anonymous.size() <= settings.anonymousLimit()) {
                return Optional.empty();
            }
            return Optional.of(anonymous.removeFirst());
        }
    }

    private void remove(HttpSession session) {
        synchronized (anonymous) {
            anonymous.remove(session);
        }
    }

    private static void end(HttpSession session) {
        try {
            session.invalidate();
        } catch (IllegalStateException alreadyEnded) {
            // It expired at the same moment.
        }
    }
}
