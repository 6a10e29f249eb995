/** Single sign-on: accounts of an identity provider, and the rights that its groups give. */
@NullMarked
package com.cinemataztic.incidents.identity.sso;

import org.jspecify.annotations.NullMarked;
