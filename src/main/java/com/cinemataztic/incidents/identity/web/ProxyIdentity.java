package com.cinemataztic.incidents.identity.web;

import com.cinemataztic.incidents.identity.sso.ProviderIdentity;

/** What the proxy in front of the portal says about the person behind a request. */
sealed interface ProxyIdentity {

    /** The request did not come through the proxy of single sign-on. */
    record Absent() implements ProxyIdentity {}

    /** The proxy names nobody, or nobody that can be read. */
    record Nobody() implements ProxyIdentity {}

    /** The proxy names this person. */
    record Named(ProviderIdentity person) implements ProxyIdentity {}
}
