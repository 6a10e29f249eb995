package com.cinemataztic.incidents.identity.web;

import com.cinemataztic.incidents.identity.SingleSignOnSettings;
import com.vaadin.flow.spring.security.UidlRedirectStrategy;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;

/**
 * Decides where a person is led after the portal's session ended: to the proxy, which ends its own session and the
 * provider's, or to the login page.
 */
@Component
class SignOut implements LogoutSuccessHandler {

    private final SingleSignOnSettings settings;
    private final UidlRedirectStrategy redirect = new UidlRedirectStrategy();

    SignOut(SingleSignOnSettings settings) {
        this.settings = settings;
        // The proxy's path is beside the portal's, not below it.
        redirect.setContextRelative(true);
    }

    @Override
    public void onLogoutSuccess(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication)
            throws IOException {
        var provided = authentication != null
                && authentication.getPrincipal() instanceof SignedIn who
                && who.identity() != null;
        redirect.sendRedirect(request, response, provided ? settings.signOut() : request.getContextPath() + "/");
    }
}
