// Keys that work anywhere on an admin page, as in Perfex: Ctrl+Shift+L logs out; a link that names its own key in
// aria-keyshortcuts is followed by it. Keys typed into a field are left alone.

(() => {
  function isWriting(target) {
    return target instanceof Element && target.closest('input, select, textarea, [contenteditable="true"]');
  }

  function nameOf(event) {
    const held = [
      event.ctrlKey && 'Control',
      event.altKey && 'Alt',
      event.metaKey && 'Meta',
      event.shiftKey && 'Shift',
    ];
    return [...held.filter(Boolean), event.key.toUpperCase()].join('+');
  }

  document.addEventListener('keydown', (event) => {
    const name = nameOf(event);
    if (name === 'Control+Shift+L') {
      event.preventDefault();
      window.logout();
    } else if (!isWriting(event.target) && !event.repeat) {
      document.querySelector(`a[aria-keyshortcuts="${CSS.escape(name)}"]`)?.click();
    }
  });
})();
