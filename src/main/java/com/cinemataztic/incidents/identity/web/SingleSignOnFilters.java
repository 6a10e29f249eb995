package com.cinemataztic.incidents.identity.web;

import com.cinemataztic.incidents.identity.sso.ProviderAccounts;
import com.cinemataztic.incidents.identity.web.SingleSignOnFilter.Rejection;
import com.cinemataztic.incidents.identity.web.SingleSignOnFilter.Sessions;
import com.cinemataztic.incidents.platform.text.Explanation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** The filter of single sign-on, as each chain needs it. */
@Component
class SingleSignOnFilters {

    private final SingleSignOn signOn;
    private final ProviderAccounts accounts;
    private final HttpAccountSessions sessions;
    private final SingleSignOnMeters meters;
    private final SignOut signOut;

    SingleSignOnFilters(
            SingleSignOn signOn,
            ProviderAccounts accounts,
            HttpAccountSessions sessions,
            SingleSignOnMeters meters,
            SignOut signOut) {
        this.signOn = signOn;
        this.accounts = accounts;
        this.sessions = sessions;
        this.meters = meters;
        this.signOut = signOut;
    }

    /** @return for pages: a request begins a session, and a rejection is a sentence in the browser's language */
    SingleSignOnFilter pages() {
        return new SingleSignOnFilter(
                signOn, accounts, sessions, meters, signOut, Sessions.BEGIN, SingleSignOnFilters::writeSentence);
    }

    /** @return for push, which begins no session */
    SingleSignOnFilter push() {
        return new SingleSignOnFilter(
                signOn, accounts, sessions, meters, signOut, Sessions.USE, SingleSignOnFilters::writeSentence);
    }

    /** @return for the API, which begins no session and has rejections of its own */
    SingleSignOnFilter api(Rejection rejection) {
        return new SingleSignOnFilter(signOn, accounts, sessions, meters, signOut, Sessions.USE, rejection);
    }

    private static void writeSentence(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpStatus status,
            String slug,
            Explanation reason)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.TEXT_PLAIN_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getWriter().write(reason.in(request.getLocale()));
    }
}
