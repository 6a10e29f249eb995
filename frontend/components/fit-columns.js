/**
 * Hides columns of a grid while it is too narrow for all of them: those with `gives-way`, the smallest number first. The
 * others stay in view without scrolling sideways. The portal is not asked.
 */
const SCROLLBAR = 16;

const fit = (grid) => {
  if (!grid.clientWidth) return;
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const width = (column) => parseFloat(column.width) * rem;
  const columns = [...grid.querySelectorAll('vaadin-grid-column')];
  const rank = (column) => Number(column.getAttribute('gives-way'));
  let excess = columns.reduce((sum, column) => sum + width(column), SCROLLBAR - grid.clientWidth);
  columns
    .filter((column) => column.hasAttribute('gives-way'))
    .sort((one, other) => rank(one) - rank(other))
    .forEach((column) => {
      column.hidden = excess > 0;
      if (column.hidden) excess -= width(column);
    });
};

/** The width is in rem. */
window.fitColumns = (grid) => {
  grid.columnsFit ??= new ResizeObserver(() => fit(grid));
  grid.columnsFit.observe(grid);
  fit(grid);
};
