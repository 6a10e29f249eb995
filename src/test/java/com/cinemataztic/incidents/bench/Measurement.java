package com.cinemataztic.incidents.bench;

/**
 * One cell of a table.
 *
 * @param value NaN: nothing was measured
 * @param isOver whether it is more than that, as its end was not awaited
 */
record Measurement(double value, boolean isOver) {

    static final Measurement NONE = new Measurement(Double.NaN, false);

    static Measurement of(double value) {
        return new Measurement(value, false);
    }

    static Measurement over(double value) {
        return new Measurement(value, true);
    }

    /** How many times the other one it is. */
    Measurement per(Measurement other) {
        return other.isOver ? NONE : new Measurement(value / other.value, isOver);
    }

    @Override
    public String toString() {
        return Double.isNaN(value) ? "-" : (isOver ? "> " : "") + Report.number(value);
    }
}
