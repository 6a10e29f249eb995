package com.cinemataztic.incidents.bench;

/**
 * One cell of a table.
 *
 * @param value NaN: nothing was measured
 * @param isOver whether it is more than that, as its end was not awaited
 */
record Figure(double value, boolean isOver) {

    static final Figure NONE = new Figure(Double.NaN, false);

    static Figure of(double value) {
        return new Figure(value, false);
    }

    static Figure over(double value) {
        return new Figure(value, true);
    }

    /** How many times the other one it is. */
    Figure per(Figure other) {
        return other.isOver ? NONE : new Figure(value / other.value, isOver);
    }

    @Override
    public String toString() {
        return Double.isNaN(value) ? "-" : (isOver ? "> " : "") + Report.figure(value);
    }
}
