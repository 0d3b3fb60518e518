// Requests in the background, as a Perfex page makes them: marked with X-Requested-With, a POST with the CSRF token as
// a form field (csrfData is absent when the owner has switched the protection off: docs/host.md#csrf-token).

(() => {
  async function ask(url, init) {
    const response = await fetch(url, {
      ...init,
      credentials: 'same-origin',
      headers: { 'X-Requested-With': 'XMLHttpRequest' },
    });
    if (response.status === 419) {
      window.alert_float('warning', 'Page expired. Reload the page before you go on.');
    }
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    return response;
  }

  window.requestGet = (path) => ask(window.admin_url + path).then((response) => response.text());

  // A session that is gone is answered with the login page, as in Perfex: that is no JSON, and the promise rejects.
  window.requestGetJSON = (path) => ask(window.admin_url + path).then((response) => response.json());

  window.requestPostJSON = (path, fields = {}) => {
    const token = typeof csrfData === 'undefined' ? {} : csrfData.formatted;
    return ask(window.admin_url + path, {
      method: 'POST',
      body: new URLSearchParams({ ...token, ...fields }),
    }).then((response) => response.json());
  };
})();
