/**
 * <deadline-sound>: plays a short sound for new tickets, one for each class of deadline; the more urgent, the more tones.
 * A browser plays nothing before the first click or key on the page.
 */
const TONES = {
  missing: [880, 660, 880, 660],
  due: [660, 880],
  new: [520],
};
const SECONDS = 0.18;

class DeadlineSound extends HTMLElement {
  #audio;

  play(kind) {
    this.#audio ??= new AudioContext();
    const start = this.#audio.currentTime;
    TONES[kind].forEach((frequency, index) => {
      const tone = this.#audio.createOscillator();
      const volume = this.#audio.createGain();
      tone.frequency.value = frequency;
      volume.gain.value = 0.15;
      tone.connect(volume).connect(this.#audio.destination);
      tone.start(start + index * SECONDS);
      tone.stop(start + (index + 0.8) * SECONDS);
    });
    this.dataset.played = kind;
  }
}

customElements.define('deadline-sound', DeadlineSound);
