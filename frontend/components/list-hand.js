/**
 * <list-hand data-list="selector" data-idle="ms" data-most="ms">: whether a person's hand is on that list. It is once a
 * pointer or a finger moves over the list or a key is pressed in it, until the pointer or the finger leaves, or nothing has
 * moved for the idle time. At most after the other time it leaves for a moment. The portal receives the event `hand`.
 */
const MOVING = ['pointermove', 'pointerdown', 'touchstart', 'touchmove', 'wheel', 'keydown', 'focusin'];
const LEAVING = ['touchend', 'touchcancel'];

class ListHand extends HTMLElement {
  #on = false;
  #idle;
  #most;

  connectedCallback() {
    for (const type of [...MOVING, ...LEAVING]) document.addEventListener(type, this, { passive: true });
    document.documentElement.addEventListener('mouseleave', this.#leave);
    window.addEventListener('blur', this.#leave);
  }

  disconnectedCallback() {
    for (const type of [...MOVING, ...LEAVING]) document.removeEventListener(type, this);
    document.documentElement.removeEventListener('mouseleave', this.#leave);
    window.removeEventListener('blur', this.#leave);
    this.#leave();
  }

  handleEvent(event) {
    const inside = event.target instanceof Element && event.target.closest(this.dataset.list) !== null;
    if (LEAVING.includes(event.type) || (event.type === 'pointermove' && !inside)) this.#leave();
    else if (inside) this.#move();
  }

  #move() {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(this.#leave, this.dataset.idle);
    if (this.#on) return;
    this.#most = setTimeout(this.#leave, this.dataset.most);
    this.#report(true);
  }

  #leave = () => {
    clearTimeout(this.#idle);
    clearTimeout(this.#most);
    if (this.#on) this.#report(false);
  };

  #report(on) {
    this.#on = on;
    this.dispatchEvent(new CustomEvent('hand', { detail: { on } }));
  }
}

customElements.define('list-hand', ListHand);
