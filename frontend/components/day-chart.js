/**
 * <day-chart>: a stack of tickets for each day, drawn by uPlot (a WebJar, loaded when the first chart is shown). The
 * property `figures` has one entry a day in each list: days since 1970, saved, lost, others, unfinished, tips, links. A day
 * that is not over has a dashed frame. A day that is pointed at shows its tip; a click follows its link. Colours are those of `.day-chart-tone` in overview.css, read again
 * whenever the page turns light or dark. The table beside the chart is for those who cannot see it.
 */
const LIBRARY = new URL('../webjars/uplot/dist/uPlot.iife.min.js', import.meta.url);
const TONES = ['lost', 'others', 'saved'];
const DAY = 86_400;

let library;
const loaded = () =>
  (library ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = LIBRARY;
    script.onload = () => resolve(window.uPlot);
    script.onerror = () => {
      library = undefined;
      reject(new Error('uPlot could not be loaded'));
    };
    document.head.append(script);
  }));

class DayChart extends HTMLElement {
  #figures;
  #chart;
  #tip;
  #tones = new Map();
  #scheme = matchMedia('(prefers-color-scheme: dark)');
  #redraw = () => this.#draw();
  #sized = new ResizeObserver(() => this.#fit());
  #schemed = new MutationObserver(this.#redraw);

  set figures(figures) {
    this.#figures = figures;
    this.#draw();
  }

  get figures() {
    return this.#figures;
  }

  connectedCallback() {
    if (!this.#tip) {
      for (const tone of [...TONES, 'unfinished', 'grid']) {
        const probe = document.createElement('span');
        probe.className = 'day-chart-tone';
        probe.dataset.tone = tone;
        probe.hidden = true;
        this.#tones.set(tone, probe);
        this.append(probe);
      }
      this.#tip = document.createElement('div');
      this.#tip.className = 'day-chart-tip';
      this.#tip.hidden = true;
      this.append(this.#tip);
      this.addEventListener('click', () => this.#follow());
    }
    this.#sized.observe(this);
    this.#scheme.addEventListener('change', this.#redraw);
    this.#schemed.observe(document.documentElement, { attributes: true });
    this.#draw();
  }

  disconnectedCallback() {
    this.#sized.disconnect();
    this.#schemed.disconnect();
    this.#scheme.removeEventListener('change', this.#redraw);
    this.#chart?.destroy();
    this.#chart = undefined;
  }

  async #draw() {
    if (!this.isConnected || !this.#figures) return;
    let uPlot;
    try {
      uPlot = await loaded();
    } catch {
      this.dataset.state = 'failed';
      return;
    }
    if (!this.isConnected) return;
    this.#chart?.destroy();
    this.#chart = new uPlot(this.#options(uPlot), this.#stacks(), this);
    this.dataset.state = 'drawn';
  }

  /** Each series is the sum of those below it, the tallest first: the next one is drawn over it. */
  #stacks() {
    const { days, saved, lost, others } = this.#figures;
    const below = saved.map((count, i) => count + others[i]);
    return [days.map((day) => day * DAY), below.map((count, i) => count + lost[i]), below, saved];
  }

  #options(uPlot) {
    const text = getComputedStyle(this).color;
    const grid = { stroke: this.#colour('grid'), width: 1 };
    const font = `12px ${getComputedStyle(this).fontFamily}`;
    const bars = uPlot.paths.bars({ size: [0.7, 40], radius: 0.12 });
    return {
      ...this.#size(),
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1_000), 'Etc/UTC'),
      legend: { show: false },
      cursor: { x: false, y: false, points: { show: false }, drag: { x: false, y: false } },
      scales: { x: { range: (_, from, to) => [from - DAY / 2, to + DAY / 2] }, y: { range: (_, __, to) => [0, Math.max(4, to * 1.1)] } },
      axes: [
        { stroke: text, font, grid: { show: false }, ticks: { show: false }, values: (_, ticks) => ticks.map((at) => this.#date(at)), incrs: [1, 2, 7, 14, 28, 56].map((days) => days * DAY), space: 64 },
        { stroke: text, font, grid, ticks: { show: false }, size: 36, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000] },
      ],
      series: [{}, ...TONES.map((tone) => ({ fill: this.#colour(tone), width: 0, paths: bars, points: { show: false } }))],
      hooks: { draw: [(chart) => this.#frame(chart)], setCursor: [(chart) => this.#point(chart)] },
    };
  }

  #frame(chart) {
    const { days, unfinished } = this.#figures;
    const { ctx, bbox } = chart;
    const pixel = devicePixelRatio;
    ctx.save();
    ctx.strokeStyle = this.#colour('unfinished');
    ctx.lineWidth = pixel;
    ctx.setLineDash([4 * pixel, 3 * pixel]);
    days.filter((_, i) => unfinished[i]).forEach((day) => {
      const [from, to] = [day - 0.45, day + 0.45].map((at) => chart.valToPos(at * DAY, 'x', true));
      ctx.strokeRect(from, bbox.top + pixel, to - from, bbox.height - pixel);
    });
    ctx.restore();
  }

  /** A canvas needs the colour itself, not the token. */
  #colour(tone) {
    return getComputedStyle(this.#tones.get(tone)).color;
  }

  #date(seconds) {
    const lang = document.documentElement.lang || 'en';
    return new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, {
      day: 'numeric',
      month: 'short',
      timeZone: 'UTC',
    }).format(seconds * 1_000);
  }

  #size() {
    return { width: Math.max(160, this.clientWidth), height: this.clientHeight || 220 };
  }

  #fit() {
    const { width, height } = this.#size();
    if (this.#chart && (this.#chart.width !== width || this.#chart.height !== height)) {
      this.#chart.setSize({ width, height });
    }
  }

  #point(chart) {
    const { idx, left, top } = chart.cursor;
    this.#tip.hidden = idx == null || left < 0;
    if (this.#tip.hidden) return;
    this.#tip.textContent = this.#figures.tips[idx];
    const room = this.clientWidth - this.#tip.offsetWidth;
    this.#tip.style.translate = `${Math.max(0, Math.min(room, left - 20))}px ${Math.max(0, top - 12)}px`;
  }

  #follow() {
    const idx = this.#chart?.cursor.idx;
    if (idx == null) return;
    const link = document.createElement('a');
    link.href = this.#figures.links[idx];
    this.append(link);
    link.click();
    link.remove();
  }
}

customElements.define('day-chart', DayChart);
