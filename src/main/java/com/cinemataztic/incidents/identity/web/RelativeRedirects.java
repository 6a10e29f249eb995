package com.cinemataztic.incidents.identity.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.net.URI;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Removes the host from redirects. All redirects stay within the portal, and the host in a request is set by the
 * client. A forged host would lead elsewhere, and through a cache it would reach others too.
 */
class RelativeRedirects extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new HttpServletResponseWrapper(response) {
            @Override
            public void sendRedirect(String location) throws IOException {
                super.sendRedirect(relative(location));
            }
        });
    }

    static String relative(String location) {
        if (!URI.create(location).isAbsolute()) {
            return location;
        }
        var uri = URI.create(location);
        var query = uri.getRawQuery();
        // One slash: two would name a host again.
        var path = "/" + uri.getRawPath().replaceFirst("^/+", "");
        return query == null ? path : path + "?" + query;
    }
}
