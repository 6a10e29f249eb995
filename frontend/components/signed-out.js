/**
 * Ends the page when the proxy in front of the portal no longer knows the person. The proxy then answers 401 to all that
 * the page sends. Vaadin takes a 401 of a heartbeat for a lost connection, and would show the page for as long as it tries
 * again. The page is replaced by one that says so, without any of its content or scripts.
 */
const TRY_EVERY = 5000;
const connection = globalThis.Vaadin?.connectionState;
let checking;

const check = async () => {
  try {
    const answer = await fetch(document.baseURI, { method: 'HEAD', cache: 'no-store', redirect: 'manual' });
    if (answer.status === 401) end();
  } catch {
    // There is no connection: the next check may tell.
  }
};

const end = () => {
  const page = document.implementation.createHTMLDocument(document.title);
  const scheme = page.createElement('meta');
  scheme.name = 'color-scheme';
  scheme.content = 'light dark';
  const sentence = page.createElement('p');
  sentence.textContent = document.body.dataset.signedOut;
  const link = page.createElement('a');
  link.href = location.href;
  link.textContent = document.body.dataset.signIn;
  page.head.append(scheme);
  page.body.style.cssText = 'font: 1.25rem system-ui; text-align: center; margin-top: 20vh';
  page.body.append(sentence, link);
  const html = `<!doctype html>${page.documentElement.outerHTML}`;
  location.replace(URL.createObjectURL(new Blob([html], { type: 'text/html;charset=utf-8' })));
};

connection?.addStateChangeListener((_, now) => {
  clearInterval(checking);
  if (now === 'connected') return;
  // A page whose session ended may stay in the state "loading": Vaadin then sends the same request again and again.
  if (now !== 'loading') check();
  checking = setInterval(check, TRY_EVERY);
});
