// The editor of a form: a frame with an editable document of its own, as TinyMCE makes it. The text lives in the frame
// while it is written; writing makes the form dirty, and submitting the form copies the text into its hidden field.

(() => {
  const ALLOWED = ['B', 'I', 'EM', 'STRONG', 'U', 'P', 'DIV', 'BR', 'UL', 'OL', 'LI'];

  // Must keep nothing of the stored text but these elements, without any attribute: it was written by somebody else.
  function copyAllowed(from, to, doc) {
    for (const node of from.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) to.append(node.data);
      else if (node.nodeType === Node.ELEMENT_NODE) {
        const into = ALLOWED.includes(node.nodeName) ? doc.createElement(node.nodeName) : null;
        copyAllowed(node, into || to, doc);
        if (into) to.append(into);
      }
    }
  }

  function startEditor(frame) {
    const field = document.getElementById(frame.dataset.field);
    const toolbar = frame.closest('.editor').querySelector('.editor-toolbar');
    const doc = frame.contentDocument;
    doc.body.replaceChildren();
    copyAllowed(new DOMParser().parseFromString(field.value, 'text/html').body, doc.body, doc);
    doc.documentElement.dir = document.documentElement.dir;
    const saved = doc.body.innerHTML;

    function showPressed() {
      for (const button of toolbar.querySelectorAll('button')) {
        button.setAttribute('aria-pressed', String(doc.queryCommandState(button.dataset.command)));
      }
    }

    doc.addEventListener('input', () => {
      frame.toggleAttribute('data-edited', doc.body.innerHTML !== saved);
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    doc.addEventListener('selectionchange', showPressed);
    toolbar.addEventListener('mousedown', (event) => event.preventDefault());
    toolbar.addEventListener('click', (event) => {
      const { command } = event.target.closest('button')?.dataset ?? {};
      if (!command) return;
      doc.body.focus();
      doc.execCommand(command);
      showPressed();
    });
    field.form.addEventListener('submit', () => {
      field.value = doc.body.innerHTML;
    });
  }

  for (const frame of document.querySelectorAll('.editor iframe')) {
    if (frame.contentDocument?.body?.isContentEditable) startEditor(frame);
    else frame.addEventListener('load', () => startEditor(frame), { once: true });
  }
})();
