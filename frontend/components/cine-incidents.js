/**
 * <cine-incidents region="denmark" lang="da" src="https://portal.example/incidentsportal">: the live tickets of one
 * region, for pages of other applications. One ES module: no library, no build, nothing loaded but the stream.
 *
 * Attributes
 *   region       the region's id, such as `new-zealand`; required
 *   src          the portal's address; by default, where this file came from
 *   lang         `en` or `da`; by default the document's language, else English
 *   theme        `light` or `dark`; by default the page's own `color-scheme`
 *   region-name  the region's name in texts; by default made from its id
 *   state        set by the element: `connecting`, `live`, `stale`, `not-allowed`, `error`
 *
 * Properties
 *   getToken     async (previous, region) => token. Called when there is no token yet, and when the portal no longer
 *                accepts `previous`. Elements with the same function, portal and region share one call. Without it, the
 *                viewer's session counts, on pages of the portal's own origin only.
 *   tickets      the tickets, first the most urgent (read only)
 *   state        as the attribute (read only)
 *   staleSince   a Date while `stale`, else null (read only)
 *   reconnect()  connects again now
 *
 * Events (they bubble, and leave shadow trees)
 *   cine-incidents-change  detail {region, total, open, inprogress, critical, missing}: a count changed
 *   cine-incidents-select  detail {region, id, ticket}: a ticket was clicked, or Enter pressed on it
 *   cine-incidents-state   detail {region, state, staleSince}
 *
 * Parts: panel, header, title, status, notice, empty, list, item, ticket, severity, icon, place, countdown, fault, facts
 *
 * CSS custom properties: --cine-incidents- with background, color, quiet, border, focus, critical, warning, info, good,
 * radius, padding
 */

const WATCHDOG = 25_000;
const GRACE = 3_000;
const FAILED_CALL = 1_000;
const LONGEST_WAIT = 30_000;
const LONGEST_TEXT = 300;
const MINUTE = 60_000;
const SOON = 30 * MINUTE;
const LONGEST_EVENT = 8 * 1024 * 1024;
const LONGEST_RETRY_AFTER = 300;

/** Tickets about the monitoring itself come first, as in the portal's queue. */
const UMBRELLAS = new Set([
  'monitoring-blind',
  'intake-rejects',
  'exporter-down',
  'exporter-empty',
  'vendor-down',
  'mass-vanish',
]);
const SEVERITIES = ['info', 'warning', 'critical'];
const ICONS = { critical: '▲', warning: '◆', info: '●' };
const STATE_ICONS = { connecting: '○', live: '●', stale: '✖', 'not-allowed': '✖', error: '✖' };

const TEXTS = {
  en: {
    title: (name) => `Incidents in ${name}`,
    connecting: () => 'Connecting…',
    live: ({ total, open, inprogress }) => (total ? `Live: ${open} open, ${inprogress} in progress` : 'Live: none'),
    stale: (_, at) => `Stale since ${at}`,
    'not-allowed': (_, __, name) => `No access to incidents in ${name}`,
    error: () => 'The portal does not respond. Trying again.',
    misused: 'This element needs the attribute region, and src must be a web address.',
    empty: (name) => `No open incidents in ${name}`,
    blind: (at, text) => `${at ? `Data as of ${at}` : 'Monitoring is incomplete'}: ${text}`,
    critical: 'Critical',
    warning: 'Warning',
    info: 'Info',
    next: (span) => `show in ${span}`,
    missing: 'missing now',
    began: 'show began',
    unknown: 'due now',
    open: 'Not assigned',
    inprogress: (name) => (name ? `Assigned to ${name}` : 'Taken'),
    recovered: 'recovered',
    unconfirmed: 'recovery unconfirmed',
    seconds: 's',
    minutes: 'min',
    hours: 'h',
    days: 'd',
  },
  da: {
    title: (name) => `Sager i ${name}`,
    connecting: () => 'Forbinder…',
    live: ({ total, open, inprogress }) => (total ? `Live: ${open} åbne, ${inprogress} i gang` : 'Live: ingen'),
    stale: (_, at) => `Ikke opdateret siden ${at}`,
    'not-allowed': (_, __, name) => `Ingen adgang til sager i ${name}`,
    error: () => 'Portalen svarer ikke. Prøver igen.',
    misused: 'Elementet mangler attributten region, eller src er ikke en webadresse.',
    empty: (name) => `Ingen åbne sager i ${name}`,
    blind: (at, text) => `${at ? `Data fra kl. ${at}` : 'Overvågningen er ufuldstændig'}: ${text}`,
    critical: 'Kritisk',
    warning: 'Advarsel',
    info: 'Info',
    next: (span) => `forestilling om ${span}`,
    missing: 'går glip af forestilling nu',
    began: 'forestilling begyndt',
    unknown: 'haster',
    open: 'Ingen har taget den',
    inprogress: (name) => (name ? `Hos ${name}` : 'Taget'),
    recovered: 'fejlen er væk',
    unconfirmed: 'ikke bekræftet, at fejlen er væk',
    seconds: 'sek.',
    minutes: 'min.',
    hours: 't.',
    days: 'd.',
  },
};

const STYLES = `
:host {
  display: block;
  container-type: inline-size;
  --background: var(--cine-incidents-background, light-dark(#ffffff, #1a1d21));
  --color: var(--cine-incidents-color, light-dark(#1b1f24, #e8eaed));
  --quiet: var(--cine-incidents-quiet, light-dark(#57606a, #a5adb6));
  --border: var(--cine-incidents-border, light-dark(#d5dae0, #363b42));
  --focus: var(--cine-incidents-focus, light-dark(#24509c, #9dbcf5));
  --critical: var(--cine-incidents-critical, light-dark(#b3261e, #ff8a80));
  --warning: var(--cine-incidents-warning, light-dark(#7a5200, #f2cf7a));
  --info: var(--cine-incidents-info, light-dark(#24509c, #9dbcf5));
  --good: var(--cine-incidents-good, light-dark(#1b6e3c, #7fd7a2));
  --radius: var(--cine-incidents-radius, 0.5rem);
  --padding: var(--cine-incidents-padding, 0.75rem);
}
:host([hidden]) { display: none; }
:host([theme='light']) { color-scheme: light; }
:host([theme='dark']) { color-scheme: dark; }
[part='panel'] {
  background: var(--background);
  color: var(--color);
  border: 1px solid var(--border);
  border-radius: var(--radius);
  overflow: hidden;
}
[part='header'] {
  display: flex;
  flex-wrap: wrap;
  align-items: baseline;
  justify-content: space-between;
  gap: 0.15rem 1rem;
  padding: var(--padding);
}
[part='title'] { margin: 0; font-size: 1.05em; font-weight: 650; }
[part='status'] { margin: 0; font-size: 0.85em; color: var(--quiet); }
[part='status']::before { content: attr(data-icon) / ''; margin-inline-end: 0.4em; color: var(--quiet); }
:host([state='live']) [part='status']::before { color: var(--good); }
:host(:is([state='stale'], [state='error'], [state='not-allowed'])) [part='status'] {
  color: var(--critical);
  font-weight: 650;
}
:host(:is([state='stale'], [state='error'], [state='not-allowed'])) [part='status']::before { color: inherit; }
[part='notice'], [part='empty'] {
  margin: 0;
  padding: var(--padding);
  border-block-start: 1px solid var(--border);
  overflow-wrap: anywhere;
}
[part='notice'] { color: var(--warning); font-weight: 600; }
[part='empty'] { color: var(--quiet); }
[part='notice']:empty, [part='empty']:empty, [part='list']:empty { display: none; }
[part='list'] { margin: 0; padding: 0; list-style: none; }
:host([state='stale']) [part='list'] { filter: grayscale(1); border-inline-start: 0.35rem double var(--critical); }
[part='item'] { border-block-start: 1px solid var(--border); }
[part='ticket'] {
  display: grid;
  grid-template-columns: 6.5rem minmax(0, 1fr) auto;
  gap: 0.1rem 0.75rem;
  box-sizing: border-box;
  inline-size: 100%;
  min-block-size: 2.75rem;
  padding: var(--padding);
  border: 0;
  background: transparent;
  color: inherit;
  font: inherit;
  text-align: start;
  cursor: pointer;
}
[part='ticket']:hover { background: color-mix(in srgb, var(--color) 6%, transparent); }
[part='ticket']:focus-visible, [part='title']:focus-visible { outline: 2px solid var(--focus); outline-offset: -2px; }
[part='severity'] { grid-row: span 2; font-weight: 650; color: var(--info); }
[data-severity='critical'] [part='severity'] { color: var(--critical); }
[data-severity='warning'] [part='severity'] { color: var(--warning); }
[part='place'] { font-weight: 600; }
[part='place'], [part='fault'], [part='facts'] { overflow-wrap: anywhere; unicode-bidi: isolate; }
[part='fault'] { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
[part='countdown'] { font-variant-numeric: tabular-nums; text-align: end; color: var(--quiet); }
[data-urgency='missing'] [part='countdown'] { color: var(--critical); font-weight: 650; }
[data-urgency='now'] [part='countdown'] { color: var(--warning); font-weight: 650; }
[part='fault'], [part='facts'] { font-size: 0.9em; }
[part='facts'] { color: var(--quiet); text-align: end; }
@container (width < 34rem) {
  [part='ticket'] { grid-template-columns: minmax(0, 1fr) auto; }
  [part='severity'] { grid-row: auto; }
  [part='place'], [part='fault'], [part='facts'] { grid-column: 1 / -1; text-align: start; }
  [part='countdown'] { grid-row: 1; grid-column: 2; }
}
@media (forced-colors: active) { [part='ticket']:focus-visible { outline-color: Highlight; } }
`;

/** Takes the text of a stream of server-sent events in pieces that may be cut anywhere. */
export class EventParser {
  #rest = '';
  #afterCr = false;
  #type = '';
  #data = [];
  #size = 0;
  #id;

  /** @param id of the last event before this stream */
  constructor(id = '') {
    this.#id = id;
  }

  /** @returns the events that this piece completes: {type, data, id} */
  push(piece) {
    // CR LF may be cut in two; the LF alone would be an empty line.
    const lines = (this.#rest + (this.#afterCr ? piece.replace(/^\n/, '') : piece)).split(/\r\n|\n|\r/);
    if (piece) this.#afterCr = piece.endsWith('\r');
    this.#rest = lines.pop();
    if (this.#size + this.#rest.length > LONGEST_EVENT) throw new Error('too long an event');
    return lines.map((line) => this.#line(line)).filter((event) => event !== null);
  }

  #line(line) {
    if (line === '') return this.#complete();
    const [, field, value = ''] = /^([^:]*)(?:: ?([^]*))?$/.exec(line);
    if (field === 'event') this.#type = value;
    else if (field === 'id' && !value.includes('\0')) this.#id = value;
    else if (field === 'data') {
      this.#data.push(value);
      this.#size += value.length;
    }
    return null;
  }

  #complete() {
    const event = { type: this.#type || 'message', data: this.#data.join('\n'), id: this.#id };
    const isEvent = this.#data.length > 0;
    this.#type = '';
    this.#data = [];
    this.#size = 0;
    return isEvent ? event : null;
  }
}

/** The one timer of all elements of a page; it runs only while there are any. */
const clock = {
  elements: new Set(),
  timer: undefined,

  tick: () => clock.elements.forEach((element) => element.tick()),
  online: () => clock.elements.forEach((element) => element.reconnect()),

  add(element) {
    this.elements.add(element);
    if (this.timer !== undefined) return;
    this.timer = setInterval(this.tick, 1_000);
    addEventListener('online', this.online);
    // Timers of hidden pages are late.
    document.addEventListener('visibilitychange', this.tick);
  },

  remove(element) {
    this.elements.delete(element);
    if (this.elements.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
    removeEventListener('online', this.online);
    document.removeEventListener('visibilitychange', this.tick);
  },
};

class NotAllowed extends Error {}

/** The token that elements with the same function, portal and region share, and their one call for the next. */
class SharedToken {
  static #all = new WeakMap();

  #getToken;
  #region;
  #token;
  #call;

  static of(getToken, address, region) {
    if (!SharedToken.#all.has(getToken)) SharedToken.#all.set(getToken, new Map());
    const shared = SharedToken.#all.get(getToken);
    if (!shared.has(address)) shared.set(address, new SharedToken(getToken, region));
    return shared.get(address);
  }

  constructor(getToken, region) {
    this.#getToken = getToken;
    this.#region = region;
  }

  /** @returns a token other than the rejected one */
  async other(rejected) {
    if (this.#token !== undefined && this.#token !== rejected) return this.#token;
    if (performance.now() >= (this.#call?.until ?? 0)) {
      // A call that never ends is given up, and one that failed is not made again at once by the next element.
      const call = { until: performance.now() + WATCHDOG };
      call.token = this.#ask().then(
        (token) => ((call.until = 0), token),
        (failure) => {
          call.until = performance.now() + FAILED_CALL;
          throw failure;
        },
      );
      this.#call = call;
    }
    return this.#call.token;
  }

  async #ask() {
    const getToken = this.#getToken;
    const token = await getToken(this.#token, this.#region);
    if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token)) throw new NotAllowed();
    return (this.#token = token);
  }
}

/** The portal's picture of one region, and the connection that keeps it up to date. */
class Stream {
  tickets = new Map();
  monitoring = {};
  /** When the last event came. */
  lastEventAt = null;
  /** How far the portal's clock is ahead, in milliseconds. */
  offset = 0;

  #address;
  #tokens;
  #changed;
  #attempt = null;
  #aliveAt;
  #filled = false;
  #current = false;
  #denied = false;
  #lostAt = -Infinity;
  #retryAt = 0;
  #failures = 0;
  #lastEventId = '';
  #token;
  #rejected;

  /** @param changed called after each change of what is shown */
  constructor(address, tokens, changed) {
    this.#address = address;
    this.#tokens = tokens;
    this.#changed = changed;
  }

  get state() {
    if (this.#denied) return 'not-allowed';
    if (this.#current) return 'live';
    // A connection that is back within seconds is worth no alarm.
    if (this.#filled) return performance.now() - this.#lostAt < GRACE ? 'live' : 'stale';
    return this.#failures > 0 ? 'error' : 'connecting';
  }

  /** Called every second. */
  tick() {
    if (this.#attempt && since(this.#aliveAt) > WATCHDOG) {
      this.close();
      this.#lostAt = -Infinity;
      this.#wait(0);
    } else if (!this.#attempt && performance.now() >= this.#retryAt) {
      this.open();
    }
  }

  close() {
    this.#attempt?.abort();
    this.#attempt = null;
    if (this.#current) this.#lostAt = performance.now();
    this.#current = false;
  }

  async open() {
    this.close();
    const attempt = new AbortController();
    this.#attempt = attempt;
    this.#aliveAt = present();
    let wait;
    try {
      wait = await this.#listen(attempt.signal);
    } catch (failure) {
      wait = failure?.wait;
      if (failure instanceof NotAllowed && this.#attempt === attempt) this.#deny();
    }
    if (this.#attempt !== attempt) return;
    this.close();
    this.#wait(wait);
    this.#changed();
  }

  /** A reader that may no longer see the tickets keeps none of them. */
  #deny() {
    this.#denied = true;
    this.#filled = false;
    this.tickets.clear();
    this.monitoring = {};
    this.#lastEventId = '';
  }

  /** The next attempt: after the wait, else later after each failure, and not at the same time on all pages. */
  #wait(wait) {
    const longest = Math.min(LONGEST_WAIT, 1_000 * 2 ** this.#failures);
    this.#failures += 1;
    this.#retryAt = performance.now() + (wait ?? Math.max(1_000, longest * (0.5 + Math.random() / 2)));
  }

  /** @returns how long to wait before the next attempt; undefined: as after a failure */
  async #listen(signal) {
    const response = await this.#request(signal);
    const pieces = response.body.pipeThrough(new TextDecoderStream()).getReader();
    const parser = new EventParser(this.#lastEventId);
    for (;;) {
      const { done, value } = await pieces.read();
      signal.throwIfAborted();
      if (done) return undefined;
      for (const event of parser.push(value)) {
        this.#aliveAt = present();
        this.lastEventAt = new Date();
        if (event.type === 'end') return this.#ended(JSON.parse(event.data).reason);
        this.#take(event.type, event.data);
        this.#lastEventId = event.id;
      }
      this.#changed();
    }
  }

  async #request(signal) {
    for (let renewed = false; ; renewed = true) {
      this.#token = await this.#tokens?.other(this.#rejected);
      signal.throwIfAborted();
      const headers = { Accept: 'text/event-stream' };
      if (this.#token) headers.Authorization = `Bearer ${this.#token}`;
      if (this.#lastEventId) headers['Last-Event-ID'] = this.#lastEventId;
      const credentials = this.#token ? 'omit' : 'same-origin';
      const request = { headers, signal, credentials, cache: 'no-store', redirect: 'error' };
      const response = await fetch(this.#address, request);
      if (response.ok && response.headers.get('Content-Type')?.startsWith('text/event-stream')) return response;
      response.body?.cancel().catch(() => {});
      if (response.status === 401) this.#rejected = this.#token;
      if (response.status === 401 && this.#token && !renewed) continue;
      if ([401, 403, 404].includes(response.status)) throw new NotAllowed();
      const seconds = Math.min(LONGEST_RETRY_AFTER, Number(response.headers.get('Retry-After')));
      throw Object.assign(new Error(`HTTP ${response.status}`), { wait: seconds > 0 ? seconds * 1_000 : undefined });
    }
  }

  #ended(reason) {
    if (reason === 'renew') return 0;
    if (reason !== 'expired' && reason !== 'signed-out') return undefined;
    if (!this.#token) throw new NotAllowed();
    this.#rejected = this.#token;
    return 0;
  }

  #take(type, data) {
    if (type !== 'reset' && type !== 'changes' && type !== 'status') return;
    const content = JSON.parse(data);
    if (type === 'status') {
      this.monitoring = content;
      this.offset = Date.parse(content.at) - Date.now() || 0;
    } else if (type === 'reset') {
      this.tickets.clear();
      this.monitoring = content.monitoring ?? {};
      this.#filled = true;
    }
    for (const ticket of content.tickets ?? content.changed ?? []) {
      const isOlder = this.tickets.get(ticket.id)?.revision > ticket.revision;
      if (!isOlder) this.tickets.set(ticket.id, Object.freeze(ticket));
    }
    for (const id of content.removed ?? []) this.tickets.delete(id);
    this.#current = this.#filled;
    this.#denied = false;
    this.#failures = 0;
  }
}

class CineIncidents extends HTMLElement {
  static observedAttributes = ['region', 'src', 'lang', 'region-name'];
  static #styles;

  #getToken;
  #stream = null;
  #state = 'connecting';
  #rows = new Map();
  #counts = '';
  #changesAt = Infinity;
  #texts;
  #name;
  #title = make('h2', 'title');
  #status = make('p', 'status');
  #notice = make('p', 'notice');
  #empty = make('p', 'empty');
  #list = make('ul', 'list');
  #header = make('header', 'header', this.#title, this.#status);
  #panel = make('section', 'panel', this.#header, this.#notice, this.#empty, this.#list);

  constructor() {
    super();
    if (!CineIncidents.#styles) {
      CineIncidents.#styles = new CSSStyleSheet();
      CineIncidents.#styles.replaceSync(STYLES);
    }
    this.#title.id = 'title';
    this.#title.tabIndex = -1;
    this.#status.setAttribute('role', 'status');
    this.#list.setAttribute('role', 'list');
    this.#panel.setAttribute('aria-labelledby', 'title');
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [CineIncidents.#styles];
    root.append(this.#panel);
  }

  get getToken() {
    return this.#getToken;
  }

  set getToken(getToken) {
    if (getToken === this.#getToken) return;
    this.#getToken = getToken;
    if (this.isConnected) this.#restart();
  }

  get state() {
    return this.#state;
  }

  get staleSince() {
    return this.#state === 'stale' ? this.#stream.lastEventAt : null;
  }

  get tickets() {
    return this.#stream ? [...this.#stream.tickets.values()].sort(byWork(this.#now())) : [];
  }

  connectedCallback() {
    // A page may set the property before this file arrives.
    if (Object.hasOwn(this, 'getToken')) {
      this.#getToken = this.getToken;
      delete this.getToken;
    }
    clock.add(this);
    this.#restart();
  }

  disconnectedCallback() {
    clock.remove(this);
    this.#stream?.close();
    this.#stream = null;
  }

  /** Where the browser can move an element without removing it, the stream goes on. */
  connectedMoveCallback() {}

  attributeChangedCallback(name, before, now) {
    if (before === now || !this.isConnected) return;
    if (name === 'region' || name === 'src') this.#restart();
    else this.#render();
  }

  reconnect() {
    this.#stream?.open();
  }

  tick() {
    this.#stream?.tick();
    if (this.#now() >= this.#changesAt) this.#render();
    else if (this.#streamState() !== this.#state) this.#showState();
  }

  #now() {
    return Date.now() + (this.#stream?.offset ?? 0);
  }

  #streamState() {
    return this.#stream?.state ?? 'error';
  }

  #restart() {
    this.#stream?.close();
    const address = this.#address();
    const stream = address ? new Stream(address, this.#tokens(address), () => this.#render()) : null;
    this.#stream = stream;
    this.#render();
    // A page sets attributes and properties one after the other.
    queueMicrotask(() => this.#stream === stream && stream?.open());
  }

  #tokens(address) {
    return this.#getToken ? SharedToken.of(this.#getToken, address, this.getAttribute('region')) : null;
  }

  /** @returns the address of the stream; null if the attributes make none */
  #address() {
    const region = this.getAttribute('region');
    const src = this.getAttribute('src');
    const portal = src === null ? new URL('..', import.meta.url) : URL.parse(src, document.baseURI);
    if (!region || !/^https?:$/.test(portal?.protocol)) return null;
    const query = new URLSearchParams({ region, state: 'open,inprogress' });
    return `${portal.origin}${portal.pathname.replace(/\/*$/, '')}/api/tickets/stream?${query}`;
  }

  #render() {
    const now = this.#now();
    const language = languageOf(this);
    const region = this.getAttribute('region') ?? '';
    this.#texts = TEXTS[language];
    this.#name = this.getAttribute('region-name') || nameOf(region, language);
    this.#panel.lang = language;
    setText(this.#title, this.#texts.title(this.#name));
    const tickets = this.tickets;
    this.#changesAt = Math.min(...tickets.map((ticket) => deadline(ticket, now).changesAt));
    this.#showTickets(tickets, now);
    this.#showState();
    const counts = { region, ...count(tickets, now) };
    if (this.#counts === JSON.stringify(counts)) return;
    this.#counts = JSON.stringify(counts);
    this.#emit('change', counts);
  }

  #showState() {
    const state = this.#streamState();
    const { lastEventAt, monitoring = {}, tickets = new Map() } = this.#stream ?? {};
    const staleSince = state === 'stale' ? timeOf(lastEventAt, this.#panel.lang) : '';
    setText(this.#status, this.#texts[state](count([...tickets.values()], this.#now()), staleSince, this.#name));
    this.#status.dataset.icon = STATE_ICONS[state];
    setText(this.#empty, state === 'live' && tickets.size === 0 ? this.#texts.empty(this.#name) : '');
    const asOf = monitoring.asOf ? timeOf(new Date(monitoring.asOf), this.#panel.lang) : '';
    const blind = monitoring.blind ? this.#texts.blind(asOf, shown(monitoring.blind)) : '';
    setText(this.#notice, this.#stream ? blind : this.#texts.misused);
    if (state === this.#state && state === this.getAttribute('state')) return;
    this.#state = state;
    this.setAttribute('state', state);
    this.#emit('state', { region: this.getAttribute('region'), state, staleSince: this.staleSince });
  }

  /** Changes only what is different, so that focus and selections stay. */
  #showTickets(tickets, now) {
    const list = this.#list;
    const focused = this.shadowRoot.activeElement;
    const index = [...list.children].indexOf(focused?.parentElement);
    const ids = new Set(tickets.map((ticket) => ticket.id));
    for (const [id, row] of this.#rows) {
      if (ids.has(id)) continue;
      row.item.remove();
      this.#rows.delete(id);
    }
    let place = list.firstElementChild;
    for (const ticket of tickets) {
      const row = this.#rows.get(ticket.id) ?? this.#addRow(ticket.id);
      row.show(ticket, this.#texts, now);
      if (row.item === place) place = place.nextElementSibling;
      else if (row.item.isConnected && list.moveBefore) list.moveBefore(row.item, place);
      else list.insertBefore(row.item, place);
    }
    if (index < 0 || this.shadowRoot.activeElement === focused) return;
    const neighbour = list.children[Math.min(index, list.children.length - 1)]?.firstElementChild;
    (focused.isConnected ? focused : (neighbour ?? this.#title)).focus({ preventScroll: true });
  }

  #addRow(id) {
    const row = new Row(() => {
      const ticket = this.#stream?.tickets.get(id);
      if (ticket) this.#emit('select', { region: this.getAttribute('region'), id, ticket });
    });
    this.#rows.set(id, row);
    return row;
  }

  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(`cine-incidents-${name}`, { detail, bubbles: true, composed: true }));
  }
}

/** A ticket in the list. */
class Row {
  #icon = make('span', 'icon');
  #severity = document.createTextNode('');
  #countdown = make('span', 'countdown');
  #place = make('span', 'place');
  #fault = make('span', 'fault');
  #facts = make('span', 'facts');
  #button = make(
    'button',
    'ticket',
    make('span', 'severity', this.#icon, this.#severity),
    this.#place,
    this.#countdown,
    this.#fault,
    this.#facts,
  );

  item = make('li', 'item', this.#button);

  constructor(selected) {
    this.#button.type = 'button';
    this.#button.addEventListener('click', selected);
    this.#icon.setAttribute('aria-hidden', 'true');
    for (const part of [this.#place, this.#fault, this.#facts]) part.dir = 'auto';
  }

  show(ticket, texts, now) {
    const severity = SEVERITIES.includes(ticket.severity) ? ticket.severity : 'warning';
    const { kind, urgency, left } = deadline(ticket, now);
    const cinema = ticket.cinemaName ?? ticket.cinemaId ?? ticket.machineId;
    const assignee = ticket.state === 'inprogress' ? texts.inprogress(shown(ticket.assignee)) : texts.open;
    const recovery = ticket.recoveryUnconfirmed ? texts.unconfirmed : ticket.recoveredAt ? texts.recovered : '';
    this.#button.dataset.severity = severity;
    this.#button.dataset.urgency = urgency;
    setText(this.#icon, ICONS[severity]);
    setText(this.#severity, ` ${texts[severity]}`);
    setText(this.#place, joined(cinema, ticket.screenName ?? ticket.screenId));
    setText(this.#countdown, kind === 'next' ? texts.next(span(left, texts)) : texts[kind]);
    setText(this.#fault, shown(ticket.errorDescription));
    setText(this.#facts, joined(ticket.id, assignee, recovery));
  }
}

/** What the next show makes of a ticket: what to say, how urgent it is, its place in the order, and when that changes. */
function deadline({ showInProgressUntil, nextShowAt, recoveredAt }, now) {
  const end = Date.parse(showInProgressUntil);
  const start = Date.parse(nextShowAt);
  const urgency = (name) => (recoveredAt ? 'later' : name);
  const missing = { rank: recoveredAt ? 2 : 1, urgency: urgency('missing') };
  if (end > now) return { kind: 'missing', due: end, changesAt: end, ...missing };
  if (start <= now) return { kind: 'began', due: start, changesAt: Infinity, ...missing };
  if (!(start > now)) return { kind: 'unknown', due: now, changesAt: Infinity, rank: 2, urgency: urgency('now') };
  const left = start - now;
  const changesAt = now + (left % (left < MINUTE ? 1_000 : MINUTE)) + 1;
  return { kind: 'next', due: start, left, changesAt, rank: 2, urgency: urgency(left < SOON ? 'now' : 'later') };
}

/** The portal's order of work. */
function byWork(now) {
  const keys = (ticket) => {
    const { rank, due } = deadline(ticket, now);
    const isUmbrella = !ticket.cinemaId && UMBRELLAS.has(ticket.errorId);
    return [isUmbrella ? 0 : rank, due, -SEVERITIES.indexOf(ticket.severity), Date.parse(ticket.startedAt), ticket.id];
  };
  return (one, other) => {
    const others = keys(other);
    for (const [index, key] of keys(one).entries()) {
      if (key < others[index]) return -1;
      if (key > others[index]) return 1;
    }
    return 0;
  };
}

function count(tickets, now) {
  const having = (condition) => tickets.filter(condition).length;
  return {
    total: tickets.length,
    open: having(({ state }) => state === 'open'),
    inprogress: having(({ state }) => state === 'inprogress'),
    critical: having(({ severity }) => severity === 'critical'),
    missing: having((ticket) => deadline(ticket, now).rank === 1),
  };
}

/** 42 s, 12 min, 3 h 05 min, 4 d. */
function span(milliseconds, texts) {
  const seconds = Math.floor(milliseconds / 1_000);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (seconds < 60) return `${seconds} ${texts.seconds}`;
  if (minutes < 60) return `${minutes} ${texts.minutes}`;
  if (hours < 48) return `${hours} ${texts.hours} ${String(minutes % 60).padStart(2, '0')} ${texts.minutes}`;
  return `${Math.floor(hours / 24)} ${texts.days}`;
}

/** By two clocks: one stands still while the device sleeps, the other may be set. */
function present() {
  return { steady: performance.now(), wall: Date.now() };
}

function since(moment) {
  return Math.max(performance.now() - moment.steady, Date.now() - moment.wall);
}

function languageOf(host) {
  const language = (host.closest('[lang]') ?? document.documentElement).lang.toLowerCase().split('-')[0];
  return Object.hasOwn(TEXTS, language) ? language : 'en';
}

/** The name of a region whose id is a country's English name, such as `new-zealand`; others read as their ids. */
function nameOf(id, language) {
  if (id.length < 4) return id.toUpperCase();
  const english = new Intl.DisplayNames('en', { type: 'region' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  const country = codes.find((code) => english.of(code).toLowerCase().replaceAll(' ', '-') === id);
  if (country) return new Intl.DisplayNames(language, { type: 'region' }).of(country);
  return id.replaceAll('-', ' ').replace(/(^| )[a-z]/g, (letter) => letter.toUpperCase());
}

function timeOf(date, language) {
  return date.toLocaleTimeString(language === 'en' ? 'en-GB' : language, { hour: '2-digit', minute: '2-digit' });
}

/** Text from outside, without characters that break its line or turn the direction of what follows. */
function shown(text) {
  return String(text ?? '')
    .slice(0, LONGEST_TEXT)
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ');
}

function joined(...texts) {
  return texts.map(shown).filter(Boolean).join(' · ');
}

function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

function make(tag, part, ...children) {
  const element = document.createElement(tag);
  element.setAttribute('part', part);
  element.append(...children);
  return element;
}

if (!customElements.get('cine-incidents')) customElements.define('cine-incidents', CineIncidents);
