/**
 * <keyboard-shortcuts>: single keys. A key clicks the visible element that says `data-shortcut="name"`, or puts the caret
 * into it if it is a field; where there is none, the portal receives the event `shortcut`. The property `keys` maps each
 * key to its name and is empty for a person who switched them off. Keys in text fields, with Ctrl, Alt or Meta, and under
 * an open dialog or menu are left alone.
 */
const REPEATABLE = new Set(['next', 'previous']);
const OPENED = 'vaadin-dialog[opened], vaadin-confirm-dialog[opened], vaadin-popover[opened], vaadin-menu-bar-overlay';
const NOT_TYPED_IN = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'range', 'color', 'file']);

const takesText = (element) =>
  element.isContentEditable ||
  element.matches('textarea, select, [role=combobox], [role=option], [role=menuitem]') ||
  (element.localName === 'input' && !NOT_TYPED_IN.has(element.type));

class KeyboardShortcuts extends HTMLElement {
  keys = {};

  connectedCallback() {
    document.addEventListener('keydown', this.#pressed);
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this.#pressed);
  }

  #pressed = (event) => {
    const name = this.keys?.[event.key.toLowerCase()];
    if (!name || event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.repeat && !REPEATABLE.has(name)) return;
    const [target] = event.composedPath();
    if ((target instanceof Element && takesText(target)) || document.querySelector(OPENED)) return;
    event.preventDefault();
    const wanted = [...document.querySelectorAll(`[data-shortcut="${name}"]`)].find((each) => each.checkVisibility());
    if (!wanted) this.dispatchEvent(new CustomEvent('shortcut', { detail: { name } }));
    else if (wanted.localName.endsWith('-field') || wanted.localName.endsWith('-area')) wanted.focus();
    else wanted.click();
  };
}

customElements.define('keyboard-shortcuts', KeyboardShortcuts);
