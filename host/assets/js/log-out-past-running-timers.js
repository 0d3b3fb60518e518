// logout(): goes to the logout address, unless a task timer is running; then it asks first (docs/host.md#task-timers).

(() => {
  const address = () => `${window.admin_url}authentication/logout`;

  window.logout = () => {
    const warning = document.querySelector('#timers-logout-template-warning');
    if (warning && document.querySelector('.started-timers-top li.timer')) warning.showModal();
    else window.location.href = address();
  };

  document.addEventListener('click', (event) => {
    if (event.target.closest('#log-out-all-the-same')) window.location.href = address();
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey)
      return;
    if (event.target.closest('a[href$="authentication/logout"]')) {
      event.preventDefault();
      window.logout();
    }
  });
})();
