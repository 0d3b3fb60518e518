// Arms the browser's "leave page?" prompt while a form holds unsaved changes, on every form but the three that Perfex
// leaves alone (docs/host.md#dirty-forms). A dirty form carries the class `dirty`, and loses it when its old values are
// back.

(() => {
  // Pages with the real one need no imitation.
  if (window.jQuery?.fn.areYouSure) return;
  const LEFT_ALONE = '#single-ticket-form, #calendar-event-form, #proposal-form, [method="get"]';
  const saved = new WeakMap();
  let isSubmitting = false;

  function valuesOf(form) {
    const values = [...new FormData(form)].map(([name, value]) => [
      name,
      value instanceof File ? `${value.name} ${value.size}` : value,
    ]);
    return JSON.stringify(values);
  }

  function check(form) {
    if (!saved.has(form)) return;
    const isEdited = form.querySelector('[data-edited]') !== null;
    form.classList.toggle('dirty', isEdited || valuesOf(form) !== saved.get(form));
  }

  document.addEventListener('DOMContentLoaded', () => {
    for (const form of document.querySelectorAll('form')) {
      if (!form.matches(LEFT_ALONE)) saved.set(form, valuesOf(form));
    }
  });

  for (const type of ['input', 'change']) {
    document.addEventListener(type, (event) => {
      if (event.target.form) check(event.target.form);
    });
  }

  document.addEventListener('reset', (event) => setTimeout(() => check(event.target)));

  document.addEventListener('submit', (event) => {
    isSubmitting = !event.defaultPrevented;
  });

  window.addEventListener('pageshow', () => {
    isSubmitting = false;
  });

  window.addEventListener('beforeunload', (event) => {
    if (isSubmitting || !document.querySelector('form.dirty')) return;
    event.preventDefault();
    event.returnValue = '';
  });
})();
