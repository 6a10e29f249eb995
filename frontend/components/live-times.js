/**
 * Times that tick in the browser, with no push: <time-left kind="next|missing|unknown|none" at="epoch ms"> counts down
 * to a deadline, <time-ago at="epoch ms"> counts up; with the attribute `ago` in a text of its own; <time-now zone="...">
 * is a clock of that zone. They follow the portal's clock, not this device's: <live-status> measures the difference.
 * The texts are attributes of the body.
 */
const elements = new Set();

const now = () => Date.now() + (globalThis.portalClockOffset ?? 0);

/** 42 s, 12 min, 3 h, 3 h 5 min, 4 d: never more precise than it matters. */
export function span(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return `${Math.floor(hours / 24)} d`;
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
}

/** A text of the page, in which {0} stands for the time. */
const word = (name, time = '') => (document.body.dataset[name] ?? '').replace('{0}', () => time);

/** The text of a deadline and how urgent it is. */
export function timeLeft(kind, at, present) {
  const left = at - present;
  if (kind === 'none') return { text: '', urgency: 'none' };
  if (kind === 'unknown') return { text: word('dueNow'), urgency: 'now' };
  if (kind === 'missing') return { text: word('missingNow'), urgency: 'missing' };
  if (left <= 0) return { text: word('showBegan'), urgency: 'missing' };
  const urgency = left < 30 * 60_000 ? 'now' : left < 2 * 3_600_000 ? 'soon' : 'later';
  return { text: word('timeLeft', span(left)), urgency };
}

class TickingElement extends HTMLElement {
  connectedCallback() {
    elements.add(this);
    this.tick();
    // What is drawn with the page itself is there before the texts of the body are.
    if (this.textContent === '') setTimeout(() => this.tick());
  }

  disconnectedCallback() {
    elements.delete(this);
  }

  attributeChangedCallback() {
    this.tick();
  }

  write(text) {
    if (this.textContent !== text) this.textContent = text;
  }
}

class TimeLeft extends TickingElement {
  static observedAttributes = ['kind', 'at'];

  tick() {
    const { text, urgency } = timeLeft(this.getAttribute('kind'), Number(this.getAttribute('at')), now());
    this.write(text);
    this.dataset.urgency = urgency;
  }
}

class TimeAgo extends TickingElement {
  static observedAttributes = ['at', 'ago'];

  tick() {
    const age = span(now() - Number(this.getAttribute('at')));
    this.write(this.hasAttribute('ago') ? word('timeAgo', age) : age);
  }
}

class TimeNow extends TickingElement {
  static observedAttributes = ['zone'];

  tick() {
    const timeZone = this.getAttribute('zone') ?? 'UTC';
    this.write(new Date(now()).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }));
  }
}

customElements.define('time-now', TimeNow);
customElements.define('time-left', TimeLeft);
customElements.define('time-ago', TimeAgo);
setInterval(() => elements.forEach((element) => element.tick()), 1000);
