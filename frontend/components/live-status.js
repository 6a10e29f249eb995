/**
 * <live-status>: says whether what the page shows is fresh. The portal changes `server-now` every `pulse-seconds` by the
 * way that changes take; when that stops, the page says so by itself, as loudly as it must. `seen-at` is when the portal
 * last saw all of the monitoring, `blind` what it can't see now.
 */
const MISSED_BEATS = 2.5;

class LiveStatus extends HTMLElement {
  static observedAttributes = ['server-now', 'seen-at', 'blind'];

  #heardAt = Date.now();
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
      this.#heardAt = Date.now();
      globalThis.portalClockOffset = Number(this.getAttribute('server-now')) - Date.now();
    }
    this.#show();
  }

  #show() {
    const pulse = Number(this.getAttribute('pulse-seconds') ?? 10) * 1000;
    const silence = Date.now() - this.#heardAt;
    const lost = silence > pulse * MISSED_BEATS || !navigator.onLine;
    const blind = this.getAttribute('blind');
    const seenAt = Number(this.getAttribute('seen-at'));
    document.documentElement.toggleAttribute('data-portal-lost', lost);
    if (lost) {
      this.#say('lost', `No contact with the portal for ${Math.round(silence / 10_000) * 10} s: this page shows the past`);
    } else if (blind) {
      this.#say('blind', seenAt ? `Monitoring is blind: ${blind}. Data as of ${clock(seenAt)}` : `Monitoring: ${blind}`);
    } else {
      this.#say('fresh', `Live. Monitoring seen ${age(Date.now() + (globalThis.portalClockOffset ?? 0) - seenAt)} ago`);
    }
  }

  #say(state, text) {
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
