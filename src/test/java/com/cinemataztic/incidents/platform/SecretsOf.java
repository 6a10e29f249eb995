package com.cinemataztic.incidents.platform;

import org.springframework.mock.env.MockEnvironment;

/** Secrets as a test sets them. */
public final class SecretsOf {

    private SecretsOf() {}

    /** @return none at all */
    public static Secrets nothing() {
        return new Secrets(new MockEnvironment());
    }

    /** @return this one only */
    public static Secrets one(String name, String value) {
        return new Secrets(new MockEnvironment().withProperty(name, value));
    }

    /** @return these two */
    public static Secrets two(String name, String value, String otherName, String otherValue) {
        return new Secrets(new MockEnvironment().withProperty(name, value).withProperty(otherName, otherValue));
    }
}
