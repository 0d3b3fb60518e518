// The bell: asks for new notifications for as long as the page lives (docs/host.md#background-traffic), shows their
// number in the badge and as "(N) " before the title, lists them when the bell is opened, and then tells the server
// that they were seen.

(() => {
  const bell = document.querySelector('#notifications');
  if (!bell) return;

  const badge = bell.querySelector('.count');
  const list = bell.querySelector('.menu-list');
  // 0: never.
  const everySeconds = Number(bell.dataset.checkEverySeconds);

  function showUnread(count) {
    window.totalUnreadNotifications = count;
    badge.textContent = String(count);
    badge.hidden = count === 0;
    const title = document.title.replace(/^\(\d+\) /, '');
    document.title = count > 0 ? `(${count}) ${title}` : title;
  }

  function showList(html) {
    list.innerHTML = html;
  }

  async function checkForNotifications() {
    try {
      const answer = await window.requestGetJSON('misc/notifications_check');
      showUnread(answer.notificationsIds.length);
      showList(answer.html);
    } catch {
      // Offline, or the session is gone: Perfex's page notices nothing either, and asks again.
    }
  }

  function checkForEver() {
    setTimeout(() => checkForNotifications().then(checkForEver), everySeconds * 1000);
  }

  bell.addEventListener('toggle', () => {
    if (!bell.open || window.totalUnreadNotifications === 0) return;
    window.requestPostJSON('misc/set_notifications_read').then(
      () => showUnread(0),
      () => {},
    );
  });

  window.fetch_notifications = checkForNotifications;
  showUnread(window.totalUnreadNotifications || 0);
  if (everySeconds > 0) checkForEver();
})();
