/** The signs of the wall's states, drawn alike on every device: a shape each, so that colour is never alone. */
const SVG = 'http://www.w3.org/2000/svg';

const FILLED = {
  missing: 'M6.6 2h2.8l-.5 7.6H7.1zM8 11.2a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3z',
  critical: 'M8 2.2 14.6 13.6H1.4z',
  warning: 'M8 1.4 14.6 8 8 14.6 1.4 8z',
  inprogress: 'M5.2 2.8 12.8 8l-7.6 5.2z',
  dark: 'M10.9 2a6.3 6.3 0 1 0 3.4 8.6A5.3 5.3 0 0 1 10.9 2z',
  maintenance:
    'M14.2 4.1 11.9 6.4 9.7 6.3 9.6 4.1 11.9 1.8A4.2 4.2 0 0 0 6.4 6.9L1.7 11.6a1.9 1.9 0 0 0 2.7 2.7l4.7-4.7a4.2 4.2 0 0 0 5.1-5.5z',
};

const DRAWN = {
  unknown: 'M5.2 5.8A2.8 2.8 0 1 1 9.4 8.2C8.4 8.8 8 9.3 8 10.2M8 13.2v.1',
  settling: 'M2.8 8.6 6.4 12.2 13.2 4.4',
};

/** @returns the sign of a state; undefined for OK, which recedes */
export function sign(state) {
  const path = FILLED[state] ?? DRAWN[state];
  if (!path) return undefined;
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  svg.classList.add('wall-sign');
  svg.classList.toggle('wall-sign-line', state in DRAWN);
  const shape = document.createElementNS(SVG, 'path');
  shape.setAttribute('d', path);
  svg.append(shape);
  return svg;
}
