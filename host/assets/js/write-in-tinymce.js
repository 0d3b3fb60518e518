// Makes TinyMCE of the text areas that are meant for it, late, as pages with many scripts do: when everything is there;
// areYouSure looks after their forms, but for the ones that Perfex leaves alone (docs/host.md#dirty-forms).

window.addEventListener('load', () => {
  window.jQuery?.('form').not('#single-ticket-form').areYouSure?.();
  const start = () => {
    // Some pages put the keyboard there at once.
    const auto_focus = location.search === '?write' ? 'message' : undefined;
    window.tinymce.init({
      selector: 'textarea.tinymce',
      promotion: false,
      branding: false,
      menubar: false,
      plugins: 'fullscreen',
      auto_focus,
    });
  };
  // Some come much later than their page.
  if (location.search === '?late') window.startEditors = start;
  else setTimeout(start);
});
