/** The detail of a list is a dialog while it covers the list. A dialog has a name; a plain box must have none. */
window.nameDetail = (layout, label) => {
  const name = () => {
    const detail = layout.shadowRoot?.getElementById('detail');
    if (detail) detail.ariaLabel = layout.hasAttribute('overlay') ? label : null;
  };
  new MutationObserver(name).observe(layout, { attributeFilter: ['overlay'] });
  customElements.whenDefined(layout.localName).then(() => layout.updateComplete).then(name);
};
