package com.cinemataztic.incidents.store.documents;

import com.cinemataztic.incidents.store.Mongo;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The version of a stored document's form. Written into every document of the type. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface SchemaVersion {

    /** The field with the version. A document without it has the first form. */
    String FIELD = Mongo.SCHEMA_VERSION;

    /** The form of documents written before the field existed. */
    int FIRST = 1;

    /** @return the version, from {@link #FIRST} */
    int value();
}
