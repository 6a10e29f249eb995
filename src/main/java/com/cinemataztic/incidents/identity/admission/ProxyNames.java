package com.cinemataztic.incidents.identity.admission;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Reads whom the proxy of single sign-on names. */
@FunctionalInterface
public interface ProxyNames {

    /** @return who the identity provider says the person is; empty unless a trusted proxy names one */
    Optional<String> subject(HttpServletRequest request);
}
