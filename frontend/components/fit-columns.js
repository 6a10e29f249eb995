/**
 * Shares a grid's width among its columns, so that none needs scrolling sideways. Their widths in rem are what their texts
 * need. While there is too little room,
 * - the column with `floats` takes none, and the grid has `floating`: its content appears over the end of the row; not
 *   for fingers, which need it in view;
 * - then those with `gives-way` are hidden, the smallest number first;
 * - then those that grow are narrower, each by its share.
 * The portal is not asked.
 */
const SCROLLBAR = 16;

const fingers = matchMedia('(pointer: coarse)');

const fit = (grid) => {
  if (!grid.clientWidth) return;
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const columns = [...grid.querySelectorAll('vaadin-grid-column')];
  columns.forEach((column) => (column.needs ??= parseFloat(column.width)));
  let excess = columns.reduce((sum, column) => sum + column.needs, (SCROLLBAR - grid.clientWidth) / rem);

  const floating = excess > 0 && !fingers.matches;
  grid.toggleAttribute('floating', floating);
  const floats = columns.filter((column) => column.hasAttribute('floats'));
  floats.forEach((column) => (column.width = floating ? '0px' : `${column.needs}rem`));
  if (floating) excess -= floats.reduce((sum, column) => sum + column.needs, 0);

  const rank = (column) => Number(column.getAttribute('gives-way'));
  columns
    .filter((column) => column.hasAttribute('gives-way'))
    .sort((one, other) => rank(one) - rank(other))
    .forEach((column) => {
      column.hidden = excess > 0;
      if (column.hidden) excess -= column.needs;
    });

  const growing = columns.filter((column) => column.flexGrow > 0 && !column.hidden);
  const part = Math.max(0, excess) / growing.reduce((sum, column) => sum + column.flexGrow, 0);
  growing.forEach((column) => (column.width = `${column.needs - part * column.flexGrow}rem`));
};

/** Keeps the columns of this grid fitting. */
window.fitColumns = (grid) => {
  grid.columnsFit ??= new ResizeObserver(() => fit(grid));
  grid.columnsFit.observe(grid);
  fit(grid);
};
