package com.cinemataztic.incidents.alerts.drill;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Identifies a drill. It is the alert's label {@code instance}, so each drill is a group of its own in Alertmanager and
 * a ticket of its own here.
 *
 * @param value e.g. {@code drill-1f0c6a52b3d4}
 */
public record DrillId(String value) {

    private static final Pattern FORM = Pattern.compile("drill-[0-9a-f]{12}");

    public DrillId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a drill id");
        }
    }

    static DrillId random() {
        return new DrillId(
                "drill-" + UUID.randomUUID().toString().replace("-", "").substring(0, 12));
    }

    /** @return the id; empty when it is none */
    static Optional<DrillId> parse(@Nullable String value) {
        return Optional.ofNullable(value).filter(FORM.asMatchPredicate()).map(DrillId::new);
    }

    @Override
    public String toString() {
        return value;
    }
}
