package com.cinemataztic.incidents.store.documents;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The version of a stored document's form. It is stamped on every document of that type as it is written. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface SchemaVersion {

    /** The field that holds it. A document without it has the first form. */
    String FIELD = "schemaVersion";

    /** The form of the documents that were written before they had the field. */
    int FIRST = 1;

    /** @return the version, from {@link #FIRST} */
    int value();
}
