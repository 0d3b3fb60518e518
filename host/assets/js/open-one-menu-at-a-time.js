// The top bar's menus are details elements, which open and close by themselves; here they also close each other, and
// close on Escape and on a click elsewhere.

(() => {
  const menus = () => document.querySelectorAll('details.menu[open]');

  document.addEventListener('click', (event) => {
    for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false;
  });

  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    for (const menu of menus()) {
      menu.open = false;
      menu.querySelector('summary').focus();
    }
  });
})();
