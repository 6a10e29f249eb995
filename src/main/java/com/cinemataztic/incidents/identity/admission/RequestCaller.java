package com.cinemataztic.incidents.identity.admission;

/**
 * Who sends a request, as far as that is known before it is read.
 *
 * @param name what counts together within the class: an account, a token's owner, a network
 */
record RequestCaller(CallerClass of, String name) {}
