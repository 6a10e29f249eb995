package com.cinemataztic.incidents.identity;

/**
 * A machine's request was turned away for want of a valid token.
 *
 * @param method of the request
 * @param path which door
 * @param remote the peer's address
 */
public record AuthenticationRejected(String method, String path, String remote) {}
