package com.cinemataztic.incidents.store.documents;

import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import org.springframework.core.convert.converter.GenericConverter;

/** How one type is stored: as a text, or as a document that is mapped by hand. */
public sealed interface StoredForm {

    /** @return the converters for both directions, for Spring Data */
    List<GenericConverter> converters();

    /**
     * A value type stored as one text.
     *
     * @param type the type
     * @param text converts a value to its text
     * @param value converts a text to its value; throws if the text is invalid, which puts the document into quarantine
     */
    record Text<T>(Class<T> type, Function<T, String> text, Function<String, T> value) implements StoredForm {

        @Override
        public List<GenericConverter> converters() {
            return List.of(
                    new OneWay.Writing<>(type, String.class, text), new OneWay.Reading<>(String.class, type, value));
        }
    }

    /**
     * A type that is mapped by hand because a measurement justifies it.
     *
     * @param type the type
     * @param write converts a value to its document
     * @param read converts a document to its value; throws if it cannot be read
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
