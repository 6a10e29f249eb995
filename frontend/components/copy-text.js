/**
 * <copy-text>: its button puts the property `text` on the clipboard. That is done in the click itself, for browsers allow
 * it nowhere else; where they do not allow it at all (no https, no permission) the text is shown, selected. The
 * attributes `copied` and `not-copied` are what it says then.
 */
class CopyText extends HTMLElement {
  connectedCallback() {
    this.addEventListener('click', this.#clicked);
  }

  disconnectedCallback() {
    this.removeEventListener('click', this.#clicked);
  }

  #clicked = (event) => {
    if (event.target.closest('vaadin-button')) this.#copy(this.text ?? '');
  };

  async #copy(text) {
    const area = this.querySelector('textarea');
    this.#say('');
    try {
      await navigator.clipboard.writeText(text);
      area.hidden = true;
      this.#say(this.getAttribute('copied'), true);
    } catch {
      area.value = text;
      area.hidden = false;
      area.focus();
      area.select();
      area.scrollTop = 0;
      this.#say(this.getAttribute('not-copied'));
    }
  }

  #say(words, good = false) {
    const status = this.querySelector('[role=status]');
    status.textContent = words;
    status.toggleAttribute('data-good', good);
  }
}

customElements.define('copy-text', CopyText);
