// The timers' menu in the top bar: its list is asked for when it is opened (docs/host.md#background-traffic), and says
// what still runs.

(() => {
  const menu = document.querySelector('#started-timers');
  if (!menu) return;

  const badge = menu.querySelector('.count');
  const list = menu.querySelector('.started-timers-top');

  window.init_timers = async () => {
    try {
      const answer = await window.requestGetJSON('tasks/get_staff_started_timers');
      list.innerHTML = answer.html;
      badge.textContent = String(answer.total_timers);
      badge.hidden = answer.total_timers === 0;
    } catch {
      // The list as the page was rendered stays.
    }
  };

  menu.addEventListener('toggle', () => {
    if (menu.open) window.init_timers();
  });
})();
