package com.cinemataztic.incidents.identity.web;

import com.cinemataztic.incidents.identity.SessionSettings;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.LinkedHashSet;
import java.util.Optional;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Bounds what people hold who have not signed in. Any request for a page makes a session, and a sign-in page in it takes
 * a quarter of a megabyte: such sessions live short and are few. A sign-in makes a session last as long as it is
 * configured to.
 */
@Component
class AnonymousSessions implements HttpSessionListener, HttpSessionAttributeListener {

    private static final int SECONDS_PER_MINUTE = 60;

    private final SessionSettings settings;

    /** Oldest first. Guarded by itself. */
    private final LinkedHashSet<HttpSession> anonymous = new LinkedHashSet<>();

    AnonymousSessions(SessionSettings settings) {
        this.settings = settings;
    }

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        var session = event.getSession();
        session.setMaxInactiveInterval(
                Math.toIntExact(settings.anonymousTimeout().toSeconds()));
        // Ended outside of the lock: what listens to the end of a session may take long.
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
        if (isSignedIn(session)) {
            remove(session);
            session.setMaxInactiveInterval(session.getServletContext().getSessionTimeout() * SECONDS_PER_MINUTE);
        }
    }

    private static boolean isSignedIn(HttpSession session) {
        return session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
                        instanceof SecurityContext context
                && context.getAuthentication() != null
                && context.getAuthentication().isAuthenticated()
                && !(context.getAuthentication() instanceof AnonymousAuthenticationToken);
    }

    /** @return the session that has to go for this one */
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
            // Its time was up in the same moment.
        }
    }
}
