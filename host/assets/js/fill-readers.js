// The readers of an announcement: the table's rows are fields that DataTables makes when it has fetched them, late and anew
// each time; areYouSure looks after the forms, and after the rows when they are there.

window.addEventListener('load', () => {
  const { jQuery } = window;
  const table = jQuery('#readers');

  function watchForms() {
    jQuery('#notes-form').trigger('rescan.areYouSure');
  }

  function noteField(note, type, { id }) {
    const field = Object.assign(document.createElement('input'), { name: `note[${id}]`, id: `note-${id}` });
    field.setAttribute('value', note);
    field.setAttribute('aria-label', 'Note');
    return field.outerHTML;
  }

  jQuery('form').areYouSure();
  const readers = table.on('draw.dt', watchForms).DataTable({
    ajax: table.data('rows'),
    paging: false,
    searching: false,
    info: false,
    columns: [
      { data: 'name', render: jQuery.fn.dataTable.render.text() },
      { data: 'note', render: noteField },
    ],
  });
  document.querySelector('#fetch-again').addEventListener('click', () => readers.ajax.reload());
});
