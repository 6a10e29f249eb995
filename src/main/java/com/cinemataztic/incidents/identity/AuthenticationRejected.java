package com.cinemataztic.incidents.identity;

/**
 * A machine's request was rejected because it had no valid token.
 *
 * @param method the request's method
 * @param path the endpoint
 * @param remote the peer's address
 */
public record AuthenticationRejected(String method, String path, String remote) {}
