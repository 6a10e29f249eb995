package com.cinemataztic.incidents.overview.settings;

import com.cinemataztic.incidents.platform.Secrets;

/** A setting in force. */
public sealed interface Setting {

    /** @return its key or variable */
    String name();

    /**
     * A key of {@code portal.*}.
     *
     * @param value its value, masked where it may hold a secret
     * @param source where it comes from
     * @param place the variable or file there; empty where the source has no parts
     * @param description one sentence in the reader's language
     */
    record Key(String name, String value, Source source, String place, String description) implements Setting {

        /** @return the module that the key belongs to, e.g. {@code tickets} */
        public String module() {
            return name.split("\\.", 3)[1];
        }
    }

    /**
     * A secret, without its value.
     *
     * @param source where it comes from, or that it is not set
     */
    record Secret(String name, Secrets.Source source) implements Setting {}

    /** Where the value of a key comes from. */
    enum Source {
        /** Nobody set it. */
        DEFAULT,
        /** A variable of the environment. */
        ENVIRONMENT,
        /** The command line, {@code --portal...}. */
        COMMAND_LINE,
        /** A system property of Java, {@code -Dportal...}. */
        SYSTEM_PROPERTY,
        /** A file of settings. */
        FILE,
        /** Something else. */
        OTHER
    }
}
