// Links that delete ask first. They are plain GET links all the same, as in Perfex: whoever requests the address deletes.

document.addEventListener('click', (event) => {
  const link = event.target.closest('a._delete, a[data-ask]');
  if (link && !window.confirm(link.dataset.ask || 'Are you sure you want to do this?'))
    event.preventDefault();
});
