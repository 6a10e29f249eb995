package com.cinemataztic.incidents.store.documents;

import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;

/**
 * A converter in one direction, marked as such: otherwise Spring Data would also use it for the other direction when
 * one of the types is an enum.
 */
sealed interface OneWay<S, T> extends GenericConverter {

    Class<S> from();

    Class<T> to();

    Function<S, T> function();

    @Override
    default Set<ConvertiblePair> getConvertibleTypes() {
        return Set.of(new ConvertiblePair(from(), to()));
    }

    @Override
    default @Nullable Object convert(@Nullable Object source, TypeDescriptor sourceType, TypeDescriptor targetType) {
        return function().apply(from().cast(Objects.requireNonNull(source)));
    }

    /** Converts a product type to its stored form. */
    @WritingConverter
    record Writing<S, T>(Class<S> from, Class<T> to, Function<S, T> function) implements OneWay<S, T> {}

    /** Converts a stored form to its product type. */
    @ReadingConverter
    public record Reading<S, T>(Class<S> from, Class<T> to, Function<S, T> function) implements OneWay<S, T> {}
}
