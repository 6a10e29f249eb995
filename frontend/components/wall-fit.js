/** The geometry of the wall: how large its cells can be, which cell is beside which, and where a caption has room. */
/** With the gap of 2 px, what a mouse or a finger needs: 24 px from the middle of one cell to the middle of the next. */
const SMALLEST = 22;
const LARGEST = 72;
const ON_A_PHONE = 34;
const MOST_COLUMNS = 10;

/** From this size on a cell has room for a time. */
const ROOM_FOR_TIME = 32;

/**
 * Makes the cells as large as they can be, in as many columns as it takes, with all regions in view. Where not even the
 * smallest fit, and on a phone, the wall scrolls.
 */
export function fitCells(box, phone) {
  const set = (columns, size) => {
    box.style.setProperty('--columns', columns);
    box.style.setProperty('--cell', `${size}px`);
  };
  const fits = (columns, size) => {
    set(columns, size);
    return box.scrollWidth <= box.clientWidth + 1 && box.scrollHeight <= box.clientHeight + 1;
  };
  let best = { columns: 0, size: SMALLEST - 1 };
  if (!phone) {
    box.dataset.fitted = 'true';
    for (let columns = 1; columns <= MOST_COLUMNS; columns++) {
      while (best.size < LARGEST && fits(columns, best.size + 1)) best = { columns, size: best.size + 1 };
    }
  }
  const fitted = best.size >= SMALLEST;
  const size = fitted ? best.size : phone ? ON_A_PHONE : SMALLEST;
  box.dataset.fitted = fitted;
  box.dataset.room = size >= ROOM_FOR_TIME;
  set(fitted ? best.columns : 'auto', size);
}

/** @returns the index of the node that an arrow key leads to from there; undefined for any other key */
export function neighbour(nodes, from, key) {
  switch (key) {
    case 'ArrowRight':
      return Math.min(nodes.length - 1, from + 1);
    case 'ArrowLeft':
      return Math.max(0, from - 1);
    case 'ArrowDown':
      return inNextRow(nodes, from, 1);
    case 'ArrowUp':
      return inNextRow(nodes, from, -1);
    case 'Home':
      return 0;
    case 'End':
      return nodes.length - 1;
    default:
      return undefined;
  }
}

/** The nearest node in the row below (1) or above (-1). */
function inNextRow(nodes, from, direction) {
  const own = nodes[from].getBoundingClientRect();
  let best = from;
  let least = Infinity;
  nodes.forEach((node, index) => {
    const at = node.getBoundingClientRect();
    const down = (at.top - own.top) * direction;
    const distance = down * 2 + Math.abs(at.left - own.left);
    if (down > own.height / 2 && distance < least) [best, least] = [index, distance];
  });
  return best;
}

/** Places the caption below the cell, or above it where the window ends. */
export function placeBeside(caption, cell) {
  const at = cell.getBoundingClientRect();
  const size = caption.getBoundingClientRect();
  const below = at.bottom + size.height + 8 < innerHeight;
  caption.style.left = `${Math.max(4, Math.min(at.left, innerWidth - size.width - 4))}px`;
  caption.style.top = `${below ? at.bottom + 4 : at.top - size.height - 4}px`;
}
