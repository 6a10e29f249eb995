package com.cinemataztic.incidents.store.documents;

import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import org.springframework.core.convert.converter.GenericConverter;

/** How one type is stored: as a text, or as a document whose mapping is written by hand. */
public sealed interface StoredForm {

    /** @return both directions, as Spring Data takes them */
    List<GenericConverter> converters();

    /**
     * A value type that is stored as one text.
     *
     * @param type the type
     * @param text its text
     * @param value the value of a text; throws for a text that is none, which puts the document into quarantine
     */
    record Text<T>(Class<T> type, Function<T, String> text, Function<String, T> value) implements StoredForm {

        @Override
        public List<GenericConverter> converters() {
            return List.of(
                    new OneWay.Writing<>(type, String.class, text), new OneWay.Reading<>(String.class, type, value));
        }
    }

    /**
     * A type that is mapped by hand, where a measurement says so.
     *
     * @param type the type
     * @param write its document
     * @param read what a document says; throws when it can't be read
     */
    record Whole<T>(Class<T> type, Function<T, Document> write, Function<Document, T> read) implements StoredForm {

        @Override
        public List<GenericConverter> converters() {
            return List.of(
                    new OneWay.Writing<>(type, Document.class, write),
                    new OneWay.Reading<>(Document.class, type, read));
        }
    }
}
