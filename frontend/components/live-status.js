/**
 * <live-status>: shows whether the page is fresh. The portal changes `server-now` every `pulse-seconds` by the way that
 * changes take; when that stops, the page shows `lost-text`. `seen-at` is when the portal last saw all of the monitoring;
 * `blind` is a sentence on what it can't see now. In `fresh-text`, `lost-text` and `blind`, {0} stands for a time.
 */
const MISSED_BEATS = 2.5;

class LiveStatus extends HTMLElement {
  static observedAttributes = ['server-now', 'seen-at', 'blind'];

  #receivedAt = Date.now();
  #timer;

  connectedCallback() {
    this.#timer = setInterval(() => this.#show(), 1000);
    this.#show();
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
    document.documentElement.removeAttribute('data-portal-lost');
  }

  attributeChangedCallback(name) {
    if (name === 'server-now') {
      this.#receivedAt = Date.now();
      globalThis.portalClockOffset = Number(this.getAttribute('server-now')) - Date.now();
    }
    this.#show();
  }

  #show() {
    const pulse = Number(this.getAttribute('pulse-seconds') ?? 10) * 1000;
    const silence = Date.now() - this.#receivedAt;
    const lost = silence > pulse * MISSED_BEATS || !navigator.onLine;
    const blind = this.getAttribute('blind');
    const seenAt = Number(this.getAttribute('seen-at'));
    document.documentElement.toggleAttribute('data-portal-lost', lost);
    if (lost) {
      this.#say('lost', this.getAttribute('lost-text'), `${Math.round(silence / 10_000) * 10} s`);
    } else if (blind) {
      this.#say('blind', blind, clock(seenAt));
    } else {
      this.#say('fresh', this.getAttribute('fresh-text'), age(Date.now() + (globalThis.portalClockOffset ?? 0) - seenAt));
    }
  }

  #say(state, sentence, time) {
    const text = (sentence ?? '').replace('{0}', () => time);
    this.dataset.state = state;
    // The ticking age is for eyes; only a change for the worse is worth being read out.
    this.setAttribute('aria-live', state === 'fresh' ? 'off' : 'polite');
    if (this.textContent !== text) this.textContent = text;
  }
}

const clock = (at) => new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit' });

const age = (milliseconds) => {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
};

customElements.define('live-status', LiveStatus);
