// alert_float(type, message, timeout): a message that floats over the page and goes by itself, as in Perfex.
// Messages of the last request (set_alert) are not floated: the server renders them above the content.

(() => {
  const HOW_LONG_A_MESSAGE_STAYS_MS = 6000;

  function place() {
    const existing = document.querySelector('.floating-alerts');
    if (existing) return existing;
    const created = document.createElement('div');
    created.className = 'floating-alerts';
    created.setAttribute('role', 'status');
    document.body.append(created);
    return created;
  }

  window.alert_float = (type, message, timeout = HOW_LONG_A_MESSAGE_STAYS_MS) => {
    const alert = document.createElement('div');
    alert.className = `alert float-alert alert-${type}`;
    const text = document.createElement('span');
    text.textContent = message;
    const close = document.createElement('button');
    close.type = 'button';
    close.textContent = '×';
    close.setAttribute('aria-label', 'Close this message');
    close.addEventListener('click', () => alert.remove());
    alert.append(text, close);
    place().append(alert);
    setTimeout(() => alert.remove(), timeout);
  };
})();
