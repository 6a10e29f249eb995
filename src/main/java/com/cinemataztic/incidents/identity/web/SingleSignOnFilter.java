package com.cinemataztic.incidents.identity.web;

import com.cinemataztic.incidents.identity.sso.ProviderAccounts;
import com.cinemataztic.incidents.identity.sso.ProviderAccounts.Admission;
import com.cinemataztic.incidents.identity.sso.ProviderIdentity;
import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.store.StoreUnavailable;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.DelegatingSecurityContextRepository;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Signs in the person whom the proxy names, on each request. A session belongs to one person: another person's request
 * ends it. A session that began this way needs the person named on each request.
 */
class SingleSignOnFilter extends OncePerRequestFilter {

    /** Writes a response that ends the request. */
    @FunctionalInterface
    interface Rejection {

        /**
         * @param slug the stable word for this rejection
         * @param reason what to do, for people
         */
        void write(
                HttpServletRequest request,
                HttpServletResponse response,
                HttpStatus status,
                String slug,
                Explanation reason)
                throws IOException;
    }

    /** Whether a chain is for pages, whose requests begin sessions, or for requests within pages and for programs. */
    enum Sessions {
        BEGIN,
        USE
    }

    private static final SecurityContextRepository REQUEST = new RequestAttributeSecurityContextRepository();
    private static final SecurityContextRepository SESSION =
            new DelegatingSecurityContextRepository(REQUEST, new HttpSessionSecurityContextRepository());

    private final SingleSignOn signOn;
    private final ProviderAccounts accounts;
    private final HttpAccountSessions sessions;
    private final SingleSignOnMeters meters;
    private final SignOut signOut;
    private final Sessions use;
    private final Rejection rejection;

    SingleSignOnFilter(
            SingleSignOn signOn,
            ProviderAccounts accounts,
            HttpAccountSessions sessions,
            SingleSignOnMeters meters,
            SignOut signOut,
            Sessions use,
            Rejection rejection) {
        this.signOn = signOn;
        this.accounts = accounts;
        this.sessions = sessions;
        this.meters = meters;
        this.signOut = signOut;
        this.use = use;
        this.rejection = rejection;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var current = SignedIn.current();
        switch (signOn.read(request)) {
            case ProxyIdentity.Absent _
            when current == null || current.identity() == null -> chain.doFilter(request, response);
            case ProxyIdentity.Absent _, ProxyIdentity.Nobody _ ->
                rejection.write(
                        request, response, HttpStatus.UNAUTHORIZED, "signed-out", Explanation.of("sso.signed-out"));
            case ProxyIdentity.Named(var person) -> {
                if (admits(person, current, request, response)) {
                    chain.doFilter(request, response);
                }
            }
        }
    }

    /** @return whether the request goes on; if not, the response is written */
    private boolean admits(
            ProviderIdentity person,
            @Nullable SignedIn current,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (use == Sessions.USE && request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            rejection.write(
                    request, response, HttpStatus.UNAUTHORIZED, "two-identities", Explanation.of("sso.two-identities"));
            return false;
        }
        if (use == Sessions.BEGIN && SecurityChains.LOGIN.equals(request.getServletPath())) {
            // Nobody who is signed in already needs the form, and it must not end in another account.
            response.sendRedirect(request.getContextPath() + "/");
            return false;
        }
        if (current != null && person.equals(current.identity())) {
            return true;
        }
        if (signOut.isRecent(request)) {
            if (begins(request)) {
                signOut.redirect(response);
            } else {
                rejection.write(
                        request, response, HttpStatus.UNAUTHORIZED, "signed-out", Explanation.of("sso.signed-out"));
            }
            return false;
        }
        try {
            return switch (accounts.admit(person)) {
                case Admission.Admitted(var account) -> {
                    signIn(new SignedIn(account, person), current, request, response);
                    yield true;
                }
                case Admission.Denied(var reason) -> {
                    end(request.getSession(false));
                    meters.denied(reason, person.subject());
                    rejection.write(
                            request,
                            response,
                            HttpStatus.FORBIDDEN,
                            reason.word(),
                            Explanation.of("sso.denied." + reason.word()));
                    yield false;
                }
            };
        } catch (StoreUnavailable down) {
            rejection.write(
                    request,
                    response,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "store-unavailable",
                    Explanation.of("sso.store"));
            return false;
        }
    }

    private void signIn(
            SignedIn who, @Nullable SignedIn current, HttpServletRequest request, HttpServletResponse response) {
        var session = request.getSession(false);
        if (session != null && !(isSamePerson(who, current) && holds(session, who))) {
            end(session);
            session = null;
        }
        if (session == null && begins(request)) {
            session = request.getSession(true);
            sessions.holds(session, who);
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(who, null, who.getAuthorities()));
        SecurityContextHolder.setContext(context);
        (session == null ? REQUEST : SESSION).saveContext(context, request, response);
    }

    private boolean holds(HttpSession session, SignedIn who) {
        try {
            return sessions.holds(session, who);
        } catch (IllegalStateException ended) {
            return false;
        }
    }

    private static boolean isSamePerson(SignedIn who, @Nullable SignedIn current) {
        return current != null
                && current.identity() != null
                && who.identity() != null
                && current.identity().subject().equals(who.identity().subject());
    }

    /** Requests within a page begin none: of several at once, each would begin its own. */
    private boolean begins(HttpServletRequest request) {
        var mode = request.getHeader("Sec-Fetch-Mode");
        return use == Sessions.BEGIN && (mode == null || mode.equals("navigate"));
    }

    private static void end(@Nullable HttpSession session) {
        if (session != null) {
            try {
                session.invalidate();
            } catch (IllegalStateException alreadyEnded) {
                // Lost rights or another request ended it at the same moment.
            }
        }
    }
}
