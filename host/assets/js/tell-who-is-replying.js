// On a ticket's page: asks at the first keystroke whether a colleague is writing a reply already, and tells the server
// who is writing and when that ends: by requests in the background as the page is hidden or left
// (docs/host.md#background-traffic).

(() => {
  const form = document.querySelector('#single-ticket-form');
  if (!form) return;

  const notice = document.querySelector('#staff-replying');
  const { ticket } = form.dataset;
  let isReplying = false;

  function tell(userIsReplying) {
    const body = new URLSearchParams(typeof csrfData === 'undefined' ? {} : csrfData.formatted);
    body.set('userId', userIsReplying ? form.dataset.staff : '');
    fetch(`${window.admin_url}tickets/update_staff_replying/${ticket}`, {
      method: 'POST',
      body,
      keepalive: true,
      headers: { 'X-Requested-With': 'XMLHttpRequest' },
    }).catch(() => {});
  }

  function stopReplying() {
    if (isReplying) tell(false);
  }

  form.addEventListener(
    'input',
    async () => {
      try {
        const answer = await window.requestGetJSON(`tickets/check_staff_replying/${ticket}`);
        notice.hidden = !answer.is_other_staff_replying;
        notice.textContent = answer.message;
        isReplying = !answer.is_other_staff_replying;
        if (isReplying) tell(true);
      } catch {
        notice.hidden = true;
      }
    },
    { once: true },
  );

  document.addEventListener('visibilitychange', () => {
    if (isReplying) tell(document.visibilityState === 'visible');
  });
  window.addEventListener('pagehide', stopReplying);
  window.addEventListener('beforeunload', stopReplying);
})();
