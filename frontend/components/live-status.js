/**
 * <live-status>: shows whether the page is fresh. The portal changes `server-now` every `beat-seconds` by the way that
 * changes take. When that is late the page is `stale`, when it stops the page is `lost`. `seen-at` is when the portal last
 * saw all of the monitoring; `blind` is a sentence on what it can't see now. In the texts, {0} stands for a time.
 * The tab's title and icon show `count` and its `level`, or that the page is not live.
 */
const LATE_BEATS = 1.5;
const MISSED_BEATS = 2.5;
const SIGNS = { critical: '▲', warning: '◆', info: '●' };
const COLOURS = { critical: '#b3261e', warning: '#9a5b00', info: '#24509c', unknown: '#5f6368' };
/** The mark of this element. A title of nothing else has lost the space behind it. */
const PREFIX = /^\((?:\?|\d+ .\??)\)(?: |$)/u;

const connection = globalThis.Vaadin?.connectionState;
const isCut = () => ['reconnecting', 'connection-lost'].includes(connection?.state);

class LiveStatus extends HTMLElement {
  static observedAttributes = ['server-now', 'seen-at', 'blind', 'count', 'level'];

  #receivedAt = Date.now();
  #cutAt;
  #timer;
  #line = document.createElement('span');
  #announcement = document.createElement('span');
  #title = new MutationObserver(() => this.#showTitle());
  #changed = () => this.#show();

  connectedCallback() {
    this.#announcement.role = 'status';
    this.#announcement.className = 'visually-hidden';
    this.replaceChildren(this.#line, this.#announcement);
    this.#timer = setInterval(this.#changed, 1000);
    this.#title.observe(document.head, { childList: true, subtree: true, characterData: true });
    connection?.addStateChangeListener(this.#changed);
    this.#show();
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
    this.#title.disconnect();
    connection?.removeStateChangeListener(this.#changed);
    document.documentElement.removeAttribute('data-portal-lost');
  }

  attributeChangedCallback(name) {
    if (name === 'server-now') {
      this.#receivedAt = Date.now();
      globalThis.portalClockOffset = Number(this.getAttribute('server-now')) - Date.now();
    }
    if (this.isConnected) this.#show();
  }

  #show() {
    const beat = Number(this.getAttribute('beat-seconds') ?? 10) * 1000;
    const silence = Date.now() - this.#receivedAt;
    // Vaadin may go on saying so after the portal is back: a later beat proves contact.
    this.#cutAt = isCut() ? this.#cutAt ?? Date.now() : undefined;
    const lost = silence > beat * MISSED_BEATS || !navigator.onLine || this.#receivedAt < this.#cutAt;
    const blind = this.getAttribute('blind');
    const seenAt = Number(this.getAttribute('seen-at'));
    document.documentElement.toggleAttribute('data-portal-lost', lost);
    if (lost) {
      this.#say('lost', this.getAttribute('lost-text'), age(silence));
    } else if (silence > beat * LATE_BEATS) {
      this.#say('stale', this.getAttribute('stale-text'), age(silence));
    } else if (blind) {
      this.#say('blind', blind, clock(seenAt));
    } else {
      this.#say('fresh', this.getAttribute('fresh-text'), age(Date.now() + (globalThis.portalClockOffset ?? 0) - seenAt));
    }
    this.#showTitle();
    this.#showIcon();
  }

  #say(state, sentence, time) {
    const text = (sentence ?? '').replace('{0}', () => time);
    if (this.#line.textContent !== text) this.#line.textContent = text;
    // The ticking age is for eyes; only a change of the state is worth being read out.
    const before = this.dataset.state;
    this.dataset.state = state;
    if (before === state) return;
    if (state !== 'fresh') this.#announcement.textContent = text;
    else if (before) this.#announcement.textContent = this.getAttribute('again-text');
  }

  /** What the tab shows: nothing, a number and how bad it is, the same in doubt, or that nobody knows. */
  get #tab() {
    const level = this.getAttribute('level');
    const count = this.getAttribute('count') ?? '0';
    const { state } = this.dataset;
    if (state === 'lost' || state === 'stale' || (state === 'blind' && count === '0')) {
      return { text: '?', prefix: '(?) ', colour: COLOURS.unknown };
    }
    if (count === '0') return null;
    const doubt = state === 'blind' ? '?' : '';
    const text = count.length > 2 ? '99+' : count + doubt;
    return { text, prefix: `(${count} ${SIGNS[level] ?? '●'}${doubt}) `, colour: COLOURS[level] ?? COLOURS.info };
  }

  #showTitle() {
    // A page without a name yet: the document drops the space at the end, and setting it again would never end.
    const wanted = ((this.#tab?.prefix ?? '') + document.title.replace(PREFIX, '')).trim();
    if (document.title !== wanted) document.title = wanted;
  }

  #showIcon() {
    const icon = document.head.querySelector('link[rel="icon"]');
    if (!icon) return;
    icon.dataset.plain ??= icon.getAttribute('href');
    const wanted = this.#tab ? drawn(this.#tab) : icon.dataset.plain;
    if (icon.getAttribute('href') !== wanted) icon.setAttribute('href', wanted);
  }
}

const drawn = ({ text, colour }) => {
  const size = [22, 22, 19, 15][text.length];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="${colour}"/>`
    + `<text x="16" y="${16 + size * 0.36}" font-family="system-ui,sans-serif" font-weight="700" font-size="${size}" fill="#fff"`
    + ` text-anchor="middle">${text}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
};

const clock = (at) => new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit' });

const age = (milliseconds) => {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
};

customElements.define('live-status', LiveStatus);
