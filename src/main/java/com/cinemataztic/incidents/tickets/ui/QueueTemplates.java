package com.cinemataztic.incidents.tickets.ui;

/** How the browser draws the cells of {@link QueueCells}. */
final class QueueTemplates {

    static final String BOX = box("item.b");
    static final String DUE = """
            <span class="cell whole">${item.d.k === 'none' ? '' : html`<time-left kind="${item.d.k}" at="${item.d.at}"
              ></time-left>`}<span class="small" title="${item.d.full}">${item.d.local}</span></span>""";
    static final String PLACE = place("item.p");
    static final String PROBLEM = """
            <span class="cell whole"><span class="lead"><span class="sign" data-severity="${item.e.s}" title="${item.e.sw}"
              ><span class="visually-hidden">${item.e.sw}</span></span><span class="main" title="${item.e.t}"
              >${item.e.t}</span></span><span class="small">${item.e.i}</span></span>""";
    static final String STANDING = """
            <span class="cell">${standing}</span>""".replace("${standing}", standing("item.s"));
    static final String AGE = """
            <span class="cell"><time-ago at="${item.t.at}" title="${item.t.full}"></time-ago
              ><span class="small">${item.t.how}</span></span>""";
    static final String ACTION = action("item.a");
    static final String CARD = """
            <div class="queue-card">
              <div class="card-line">${box}<span class="sign" data-severity="${item.c.e.s}"
                ><span class="visually-hidden">${item.c.e.sw}</span></span>${place}
                <time-left kind="${item.c.d.k}" at="${item.c.d.at}" title="${item.c.d.local}"></time-left></div>
              <div class="card-line"><span class="main">${item.c.e.t} <span class="small">${item.c.e.i}</span></span>
                <span class="card-standing">${standing}</span>${action}</div>
            </div>""".replace("${box}", box("item.c.b"))
            .replace("${place}", place("item.c.p"))
            .replace("${standing}", standing("item.c.s"))
            .replace("${action}", action("item.c.a"));

    private QueueTemplates() {}

    private static String box(String cell) {
        return """
                <label class="row-box" @click="${(event) => event.stopPropagation()}">${$.n ? html`<input type="checkbox"
                  .checked="${live($.on)}" aria-label="${$.n}" @click="${(event) => {
                    event.stopPropagation();
                    check(event.target.checked, event.shiftKey);
                  }}">` : ''}${$.m ? html`<span class="mark" title="${$.m}"><span class="visually-hidden">${$.m}</span></span>`
                  : ''}</label>""".replace("$.", cell + ".");
    }

    private static String place(String cell) {
        return """
                <span class="cell whole place-line" ?data-nested="${$.in}">${$.g ? html`<span class="group-heading">${$.g}</span>`
                  : ''}${$.s ? html`<button type="button" class="expander" aria-expanded="${$.o ? 'true' : 'false'}"
                  aria-label="${$.xn}" title="${$.x}" @click="${toggle}"></button>` : ''}<span class="lead" title="${[$.n, $.w, $.r]
                  .filter(Boolean).join(' · ')}"><span class="place">${$.n}</span><span class="small screen">${$.w}</span></span
                  ><span class="small region">${$.r}</span></span>""".replace("$.", cell + ".");
    }

    private static String standing(String cell) {
        return """
                ${$.by ? html`<span class="initials" aria-hidden="true" title="${$.by}">${$.bi}</span>` : ''}<span
                  class="state" data-state="${$.s}">${$.sw}</span>${$.m || $.mt || $.by ? html`<span class="small recovery"
                  data-recovery="${$.r}" title="${[$.m, $.mt, $.by].filter(Boolean).join(' · ')}">${[$.m, $.mt, $.by]
                  .filter(Boolean).join(' · ')}</span>` : ''}""".replace("$.", cell + ".");
    }

    private static String action(String cell) {
        return """
                ${$.l ? html`<vaadin-button class="row-action" theme="small tertiary" aria-label="${$.n}"
                  @click="${() => act($.v, $.s)}">${$.l}</vaadin-button>` : ''}""".replace("$.", cell + ".");
    }
}
