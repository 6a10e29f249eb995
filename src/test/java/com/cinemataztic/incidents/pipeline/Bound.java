package com.cinemataztic.incidents.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How late something may be, with the sum that says why. */
record Bound(List<Term> terms) {

    /** One thing that has to be waited for. */
    record Term(String what, Duration lasts) {}

    Bound {
        terms = List.copyOf(terms);
    }

    static Bound of(String what, Duration lasts) {
        return new Bound(List.of(new Term(what, lasts)));
    }

    Bound plus(String what, Duration lasts) {
        return plus(of(what, lasts));
    }

    Bound plus(Bound other) {
        var all = new ArrayList<>(terms);
        all.addAll(other.terms);
        return new Bound(all);
    }

    /** Of two things that go on side by side the one that takes longer is waited for. */
    static Bound longer(Bound one, Bound other) {
        return one.sum().compareTo(other.sum()) >= 0 ? one : other;
    }

    Duration sum() {
        return terms.stream().map(Term::lasts).reduce(Duration.ZERO, Duration::plus);
    }

    /** @return the whole sum, e.g. {@code poll 3 s + scrape 2 s = 5 s} */
    String written() {
        return terms.stream()
                .map(term -> term.what() + " " + seconds(term.lasts()))
                .collect(Collectors.joining(" + ", "", " = " + seconds(sum())));
    }

    /** @return whole seconds where it is whole, else tenths */
    static String seconds(Duration duration) {
        var tenths = Math.round(duration.toMillis() / 100.0);
        return tenths % 10 == 0 ? tenths / 10 + " s" : tenths / 10.0 + " s";
    }
}
