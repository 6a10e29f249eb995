package com.cinemataztic.incidents.bench;

import java.util.Collection;

/** Figures of one kind, all of them kept. */
final class Distribution {

    private final double[] sorted;

    Distribution(Collection<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        this.sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    int count() {
        return sorted.length;
    }

    /** @return the smallest value that at least this share of all does not exceed; 0 for the least, 1 for the most */
    double at(double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    double median() {
        return at(0.5);
    }

    /** @return how many values do not exceed the bound */
    int countUpTo(double bound) {
        int count = 0;
        while (count < sorted.length && sorted[count] <= bound) {
            count++;
        }
        return count;
    }
}
