/** Keeps the device's screen on for as long as that is wanted. */
export class ScreenOn {
  #wanted = false;
  #lock;

  keep(wanted) {
    this.#wanted = wanted;
    if (wanted) {
      document.addEventListener('visibilitychange', this.#request);
      this.#request();
    } else {
      document.removeEventListener('visibilitychange', this.#request);
      this.#lock?.release();
      this.#lock = undefined;
    }
  }

  /** The browser releases the lock whenever the page is hidden. */
  #request = async () => {
    if (document.visibilityState !== 'visible') return;
    try {
      const lock = await navigator.wakeLock?.request('screen');
      if (this.#wanted) this.#lock = lock;
      else lock?.release();
    } catch {
      // Battery saving forbids it, or the page is not served by TLS: the device's own settings decide.
    }
  };
}
