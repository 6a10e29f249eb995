/**
 * <fleet-wall>: every screen of the fleet as a cell. The portal calls `layout(regions)` with the places of all cells, then
 * `cells(changes)` with those that changed, and `ticker(items, elsewhere)` with what is due next. The property `words` has
 * the texts; {0}, {1} ... in them stand for values. Attributes: `fill` (state | show) and `kiosk`.
 *
 * region: [name, zone, cinemas]; cinema: [name, zone or '', screens]; screen: [name, machine link or '']
 * change: [index, state, next show, end of the running show, ticket link, detail], times in seconds or 0
 */
import { span, timeLeft } from './live-times.js';
import { ScreenOn } from './screen-on.js';
import { clock, clockAndDay } from './wall-clock.js';
import { fitCells, neighbour, placeBeside } from './wall-fit.js';
import { sign } from './wall-signs.js';

const PHONE = matchMedia('(width < 800px)');
const TROUBLE = new Set(['missing', 'critical', 'warning', 'inprogress']);

const now = () => Date.now() + (globalThis.portalClockOffset ?? 0);
const fill = (text, ...values) => (text ?? '').replace(/\{(\d)\}/g, (_, index) => values[index] ?? '');

const element = (name, className, ...children) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
};

class FleetWall extends HTMLElement {
  static observedAttributes = ['fill', 'kiosk'];

  #regions = element('div', 'wall-regions');
  #legend = element('ul', 'wall-legend');
  #clock = element('time', 'wall-clock');
  #status = element('span', 'wall-status');
  #ticker = element('nav', 'wall-ticker');
  #caption = element('div', 'wall-caption');
  #cells = [];
  #times = [];
  #due = [];
  #focused = 0;
  #head = element('div', 'wall-head', this.#legend, this.#status, this.#clock);
  #resized = new ResizeObserver(() => {
    if (this.#fittedTo !== this.#room) this.#fit();
  });
  #fittedTo;
  #timer;
  #screenOn = new ScreenOn();

  connectedCallback() {
    this.#caption.hidden = true;
    this.replaceChildren(this.#head, this.#regions, this.#ticker, this.#caption);
    this.#ticker.setAttribute('aria-label', this.words?.ticker ?? '');
    this.#regions.addEventListener('keydown', (event) => this.#move(event));
    this.#regions.addEventListener('focusin', (event) => this.#show(event.target));
    this.#regions.addEventListener('focusout', () => this.#hide());
    this.#regions.addEventListener('mouseover', (event) => this.#show(event.target));
    this.addEventListener('mouseleave', () => this.#hide());
    this.#resized.observe(this);
    this.#resized.observe(this.#head);
    this.#timer = setInterval(() => this.#tick(), 1000);
    document.addEventListener('keydown', this.#escape);
    this.#applyKiosk();
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
    this.#resized.disconnect();
    document.removeEventListener('keydown', this.#escape);
    document.documentElement.removeAttribute('data-kiosk');
    this.#screenOn.keep(false);
  }

  attributeChangedCallback(name) {
    if (!this.isConnected) return;
    if (name === 'kiosk') this.#applyKiosk();
    else this.#cells.forEach((cell) => this.#draw(cell));
    this.#count();
  }

  /** Places all cells anew; the one in focus keeps it. */
  layout(regions) {
    const before = this.#cells[this.#focused];
    const focus = before?.node === document.activeElement;
    this.#cells = [];
    this.#times = [];
    this.#regions.replaceChildren(...regions.map((region) => this.#region(region)));
    const again = this.#cells.findIndex((cell) => cell.name === before?.name);
    this.#focus(Math.max(0, again), focus && again >= 0);
    this.#tick();
    this.#fit();
  }

  /** Shows what changed. */
  cells(changes) {
    for (const [index, state, next = 0, until = 0, ticket = '', detail = ''] of changes) {
      const cell = this.#cells[index];
      Object.assign(cell, { state: this.words.states[state], next: next * 1000, until: until * 1000, ticket, detail });
      this.#draw(cell);
    }
    this.#count();
  }

  /** Shows what is due next, and how many tickets have no cell. item: [link, text, kind, at in seconds, who] */
  ticker(items, elsewhere) {
    this.#due = items.map(([href, text, kind, at, who]) => {
      const time = element('strong', 'wall-due-time');
      const link = element('a', 'wall-due', element('span', '', text), time, element('span', 'wall-due-who', who));
      link.href = href;
      return { link, time, kind, at: at * 1000 };
    });
    const others = elsewhere > 0 ? [element('a', 'wall-due wall-elsewhere', fill(this.words.elsewhere, elsewhere))] : [];
    others.forEach((link) => (link.href = this.words.queue));
    const none = this.#due.length === 0 ? [element('span', 'wall-due', this.words.nothingDue)] : [];
    this.#ticker.replaceChildren(...this.#due.map((due) => due.link), ...none, ...others);
    this.#tick();
  }

  #region([name, zone, cinemas]) {
    const time = element('time', 'wall-time');
    this.#times.push({ node: time, zone });
    const section = element('section', 'wall-region', element('h2', '', element('span', '', name), time));
    section.setAttribute('aria-label', name);
    cinemas.forEach(([cinema, ownZone, screens]) => {
      const block = element('div', 'wall-cinema');
      block.setAttribute('role', 'group');
      block.setAttribute('aria-label', cinema);
      screens.forEach(([screen, machine]) => {
        const node = element('a', 'wall-cell');
        node.tabIndex = -1;
        this.#cells.push({ node, name: `${name}/${cinema}/${screen}`, cinema, screen, zone: ownZone || zone, machine });
        block.append(node);
      });
      section.append(block);
    });
    return section;
  }

  #draw(cell) {
    if (!cell.state) return;
    const { node, state } = cell;
    const byShow = this.getAttribute('fill') === 'show';
    node.dataset.state = state.word;
    node.dataset.show = this.#urgency(cell);
    const link = cell.ticket || cell.machine;
    if (link) node.href = link;
    else node.removeAttribute('href');
    node.role = link ? null : 'img';
    cell.label = this.#label(cell);
    node.setAttribute('aria-label', cell.label);
    cell.time = byShow || TROUBLE.has(state.word) ? element('span', 'wall-cell-time') : undefined;
    node.replaceChildren(...[sign(state.word), cell.time].filter(Boolean));
    this.#drawTime(cell);
  }

  /** What is left to the next show, in a cell that has the room for it. */
  #drawTime(cell) {
    if (!cell.time) return;
    const running = cell.until > now();
    const left = cell.next - now();
    const text = running ? this.words.running : left > 0 ? span(left).split(' ').slice(0, 2).join('').replace('min', 'm') : '';
    if (cell.time.textContent !== text) {
      cell.time.textContent = text;
      // Who says what the cell shows must find it by its name.
      cell.node.setAttribute('aria-label', [cell.label, text].filter(Boolean).join('. '));
    }
    const urgency = this.#urgency(cell);
    if (cell.node.dataset.show !== urgency) cell.node.dataset.show = urgency;
  }

  #urgency(cell) {
    const left = cell.next - now();
    if (cell.until > now()) return 'running';
    if (left <= 0) return 'unknown';
    return left < 30 * 60_000 ? 'now' : left < 2 * 3_600_000 ? 'soon' : 'later';
  }

  #label(cell) {
    const parts = [`${cell.cinema}, ${cell.screen}: ${cell.state.text}`, this.#shows(cell)];
    if (cell.detail) parts.push(cell.detail);
    return parts.join('. ');
  }

  #shows(cell) {
    const running = cell.until > now() ? [fill(this.words.showUntil, clock(cell.zone, cell.until))] : [];
    const next = cell.next > now() ? fill(this.words.nextShow, clock(cell.zone, cell.next)) : this.words.noShow;
    return [...running, next].join('. ');
  }

  #count() {
    const byShow = this.getAttribute('fill') === 'show';
    const counts = new Map();
    this.#cells.forEach((cell) => {
      const key = byShow ? cell.node.dataset.show : cell.state?.word;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    });
    const kinds = byShow ? this.words.shows : this.words.states;
    this.#legend.replaceChildren(
      ...kinds.map(({ word, text }) => {
        const sample = element('span', 'wall-cell');
        sample.ariaHidden = 'true';
        sample.dataset[byShow ? 'show' : 'state'] = word;
        const drawn = byShow ? undefined : sign(word);
        if (drawn) sample.append(drawn);
        const item = element('li', '', sample, `${text} `, element('b', '', String(counts.get(word) ?? 0)));
        item.classList.toggle('wall-none', !counts.get(word));
        return item;
      }),
    );
  }

  #tick() {
    const present = now();
    this.#clock.textContent = clock('', present);
    // The frame's own status line is hidden in a control room. Its second part is what it reads out.
    const status = document.querySelector('live-status');
    this.#status.textContent = status?.firstElementChild?.textContent ?? '';
    this.#status.dataset.state = status?.dataset.state ?? '';
    this.#times.forEach(({ node, zone }) => {
      const text = clockAndDay(zone, present);
      if (node.textContent !== text) node.textContent = text;
    });
    this.#cells.forEach((cell) => this.#drawTime(cell));
    this.#due.forEach((due) => {
      const { text, urgency } = timeLeft(due.kind, due.at, present);
      if (due.time.textContent !== text) due.time.textContent = text;
      due.link.dataset.urgency = urgency;
    });
  }

  /** What the cells have room in. */
  get #room() {
    return [this.clientWidth, this.clientHeight, this.#head.clientHeight].join(' ');
  }

  #fit() {
    this.#fittedTo = this.#room;
    fitCells(this.#regions, PHONE.matches);
  }

  #focus(index, really = true) {
    const cell = this.#cells[index];
    if (!cell) return;
    const before = this.#cells[this.#focused];
    if (before) before.node.tabIndex = -1;
    this.#focused = index;
    cell.node.tabIndex = 0;
    if (really) cell.node.focus();
  }

  #move(event) {
    const nodes = this.#cells.map((cell) => cell.node);
    const from = nodes.indexOf(event.target);
    if (from < 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    const to = neighbour(nodes, from, event.key);
    if (to === undefined) return;
    event.preventDefault();
    this.#focus(to);
  }

  #show(target) {
    const cell = this.#cells.find((one) => one.node === target.closest?.('.wall-cell'));
    if (!cell?.state) return;
    if (document.activeElement === cell.node) this.#focus(this.#cells.indexOf(cell), false);
    const left = cell.next > now() && cell.until <= now() ? [element('p', '', fill(this.words.left, span(cell.next - now())))] : [];
    this.#caption.replaceChildren(
      element('strong', '', `${cell.cinema}, ${cell.screen}`),
      element('p', 'wall-caption-state', sign(cell.state.word) ?? '', ` ${cell.state.text}`),
      ...left,
      element('p', '', this.#shows(cell)),
      ...(cell.detail ? [element('p', '', cell.detail)] : []),
    );
    this.#caption.dataset.state = cell.state.word;
    this.#caption.hidden = false;
    placeBeside(this.#caption, cell.node);
  }

  #hide() {
    this.#caption.hidden = true;
  }

  #escape = (event) => {
    if (event.key === 'Escape') this.#hide();
  };

  #applyKiosk() {
    const kiosk = this.hasAttribute('kiosk');
    document.documentElement.toggleAttribute('data-kiosk', kiosk);
    this.#screenOn.keep(kiosk);
  }
}

customElements.define('fleet-wall', FleetWall);
