package com.cinemataztic.incidents.platform.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Rows of which one can be selected. The browser renders cells from properties, so a refresh never replaces the element
 * under the mouse.
 *
 * @param <T> the type of a row
 */
public abstract class RowGrid<T> extends Composite<Grid<T>> {

    private final Supplier<List<T>> rows;
    private final CallbackDataProvider<T, Void> provider;
    private boolean marking;

    /**
     * @param rows supplies all rows at each refresh
     * @param id identifies a row
     * @param onChosen receives the row that a person selected; null when it was deselected
     */
    protected RowGrid(Supplier<List<T>> rows, ValueProvider<T, Object> id, Consumer<@Nullable T> onChosen) {
        this.rows = rows;
        this.provider = new CallbackDataProvider<>(
                query -> rows.get().stream().skip(query.getOffset()).limit(query.getLimit()),
                query -> rows.get().size(),
                id);
        var grid = getContent();
        grid.setSizeFull();
        grid.addThemeVariants(GridVariant.NO_BORDER);
        grid.setEmptyStateText("");
        grid.setDataProvider(provider);
        grid.asSingleSelect().addValueChangeListener(event -> {
            if (!marking && event.isFromClient()) {
                onChosen.accept(event.getValue());
            }
        });
    }

    /** Refreshes all rows. */
    protected final void refresh() {
        provider.refreshAll();
    }

    /** Refreshes only these rows. */
    protected final void refresh(Collection<T> changed) {
        changed.forEach(provider::refreshItem);
    }

    /** Highlights the row that is shown beside the list, if the list has it. */
    public final void mark(@Nullable T row) {
        marking = true;
        try {
            if (row != null && rows.get().contains(row)) {
                getContent().select(row);
            } else {
                getContent().deselectAll();
            }
        } finally {
            marking = false;
        }
    }

    /**
     * Adds a column.
     *
     * @param width a CSS length
     * @param grow its share of the remaining width
     */
    protected final Grid.Column<T> column(LitRenderer<T> renderer, String header, String width, int grow) {
        return getContent()
                .addColumn(renderer)
                .setHeader(header)
                .setWidth(width)
                .setFlexGrow(grow)
                .setAutoWidth(false);
    }
}
