package com.cinemataztic.incidents.overview.figures.internal;

import com.cinemataztic.incidents.overview.figures.DailyFigures.ScreenDay;
import com.cinemataztic.incidents.overview.figures.Spread;
import com.cinemataztic.incidents.store.Mongo;
import com.cinemataztic.incidents.store.documents.StoreConverters;
import com.cinemataztic.incidents.store.documents.StoredForm;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Mapped by hand: a quarter has some hundred thousand of these, and Spring Data takes a second for them. */
@Component
final class FigureConverters implements StoreConverters {

    @Override
    public Collection<StoredForm> converters() {
        return List.of(
                new StoredForm.Whole<>(Spread.class, FigureConverters::write, FigureConverters::readSpread),
                new StoredForm.Whole<>(ScreenDay.class, FigureConverters::write, FigureConverters::readScreen));
    }

    /** Seconds, and how often they were measured. */
    private static Document write(Spread spread) {
        var document = new Document();
        spread.counts().forEach((seconds, count) -> document.append(Long.toString(seconds), count));
        return document;
    }

    private static Spread readSpread(Document document) {
        var counts = new TreeMap<Long, Integer>();
        document.forEach((seconds, count) -> counts.put(Long.valueOf(seconds), (Integer) count));
        return new Spread(counts);
    }

    private static Document write(ScreenDay screen) {
        var document = new Document("cinema", screen.cinemaId())
                .append("screen", screen.screenId())
                .append("cinemaName", screen.cinemaName())
                .append("screenName", screen.screenName())
                .append("tickets", screen.tickets())
                .append("faults", screen.faults())
                .append("brokenSeconds", screen.broken().toSeconds())
                .append("lost", screen.lost());
        Mongo.putIfPresent(document, "machine", screen.machineId());
        return document;
    }

    private static ScreenDay readScreen(Document document) {
        return new ScreenDay(
                document.getString("cinema"),
                document.getString("screen"),
                document.getString("machine"),
                document.getString("cinemaName"),
                document.getString("screenName"),
                document.getInteger("tickets"),
                document.getInteger("faults"),
                Duration.ofSeconds(document.getLong("brokenSeconds")),
                document.getInteger("lost"));
    }
}
