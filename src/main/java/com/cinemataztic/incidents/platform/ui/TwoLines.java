package com.cinemataztic.incidents.platform.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lets a grid fit a phone: in a narrow window one column, with two lines a row, stands for the usual ones.
 *
 * @param header the column's heading
 * @param first the first line
 * @param beside at the end of the first line
 * @param second the second line
 */
public record TwoLines<T>(
        String header,
        ValueProvider<T, String> first,
        ValueProvider<T, String> beside,
        ValueProvider<T, String> second) {

    private static final int NARROW = 800;

    private static final String ROW = """
        <div class="two-lines"><span class="two-lines-first">${item.first}</span><span
            class="two-lines-beside">${item.beside}</span><span class="two-lines-second">${item.second}</span></div>\
        """;

    /** Adds the column to a grid that has its usual ones. */
    public void on(Grid<T> grid) {
        on(grid, List.of());
    }

    /**
     * The same.
     *
     * @param kept usual columns that stay beside the two lines
     */
    public void on(Grid<T> grid, Collection<Grid.Column<T>> kept) {
        var usual = grid.getColumns();
        var fit = new Fit<>(this, grid, usual, Set.copyOf(kept));
        grid.addAttachListener(attached -> {
            var page = attached.getUI().getPage();
            var resizing = page.addBrowserWindowResizeListener(resize -> fit.to(resize.getWidth()));
            page.retrieveExtendedClientDetails(details -> fit.to(details.getWindowInnerWidth()));
            grid.addDetachListener(detached -> {
                resizing.remove();
                detached.unregisterListener();
            });
        });
    }

    private Grid.Column<T> column(Grid<T> grid) {
        return grid.addColumn(LitRenderer.<T>of(ROW)
                        .withProperty("first", first)
                        .withProperty("beside", beside)
                        .withProperty("second", second))
                .setHeader(header)
                .setWidth("10rem")
                .setFlexGrow(1);
    }

    /** Exchanges the columns. A grid that is never narrow never has the other one. */
    private static final class Fit<T> {

        private final TwoLines<T> owner;
        private final Grid<T> grid;
        private final List<Grid.Column<T>> usual;
        private final Set<Grid.Column<T>> kept;
        private Grid.@Nullable Column<T> lines;

        Fit(TwoLines<T> owner, Grid<T> grid, List<Grid.Column<T>> usual, Set<Grid.Column<T>> kept) {
            this.owner = owner;
            this.grid = grid;
            this.usual = List.copyOf(usual);
            this.kept = kept;
        }

        void to(int width) {
            var isNarrow = width > 0 && width < NARROW;
            if (lines == null && isNarrow) {
                lines = owner.column(grid);
                grid.setColumnOrder(
                        Stream.concat(Stream.of(lines), usual.stream()).toList());
            }
            if (lines != null) {
                lines.setVisible(isNarrow);
                usual.stream().filter(column -> !kept.contains(column)).forEach(column -> column.setVisible(!isNarrow));
            }
        }
    }
}
