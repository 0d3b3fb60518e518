// Tables that load their rows in the background, with DataTables' parameters (draw, start, length, search, order), as
// Perfex's lists do: searched as one types, sorted by their headings, paged. A row's parts are put in as text.

(() => {
  const ROWS_OF_A_PAGE = 10;
  const TYPING_PAUSE_MS = 250;

  function element(name, properties = {}, ...children) {
    const created = Object.assign(document.createElement(name), properties);
    created.append(...children);
    return created;
  }

  const rowMakers = {
    clients(client) {
      const page = `${window.admin_url}clients/client/${client.id}`;
      return [
        element('td', { className: 'number' }, String(client.id)),
        element(
          'td',
          { className: 'text' },
          element('a', { href: page }, element('bdi', {}, client.company)),
        ),
        element('td', {}, element('bdi', {}, client.contact)),
        element('td', { className: 'number', dir: 'ltr' }, client.phonenumber),
        element('td', { className: 'moment' }, client.datecreated),
        element(
          'td',
          { className: 'text-right' },
          element(
            'a',
            { className: '_delete link-danger', href: `${window.admin_url}clients/delete/${client.id}` },
            'Delete',
            element('span', { className: 'for-readers' }, ` ${client.company}`),
          ),
        ),
      ];
    },
  };

  function startTable(table) {
    const { source, row } = table.dataset;
    const tools = table.closest('.panel-body');
    const search = tools.querySelector('input[type="search"]');
    const [previous, next] = tools.querySelectorAll('[data-turn]');
    const summary = tools.querySelector('[data-summary]');
    const headings = [...table.tHead.rows[0].cells];
    const shown = { start: 0, total: 0, column: 1, direction: 'asc' };
    let draw = 0;

    function showOrder() {
      headings.forEach((heading, index) => {
        if (!heading.hasAttribute('aria-sort')) return;
        const sorted = shown.direction === 'asc' ? 'ascending' : 'descending';
        heading.setAttribute('aria-sort', index === shown.column ? sorted : 'none');
      });
    }

    function showRows(answer) {
      const rows = answer.data.map((item) => element('tr', {}, ...rowMakers[row](item)));
      const none = element('td', { className: 'nothing', colSpan: headings.length }, 'Nothing was found.');
      table.tBodies[0].replaceChildren(...(rows.length > 0 ? rows : [element('tr', {}, none)]));
      shown.total = answer.recordsFiltered;
      const last = shown.start + rows.length;
      summary.textContent =
        rows.length > 0 ? `${shown.start + 1}–${last} of ${shown.total}` : `0 of ${answer.recordsTotal}`;
      previous.disabled = shown.start === 0;
      next.disabled = last >= shown.total;
    }

    async function load() {
      const mine = ++draw;
      table.setAttribute('aria-busy', 'true');
      try {
        const answer = await window.requestPostJSON(source, {
          draw: String(mine),
          start: String(shown.start),
          length: String(ROWS_OF_A_PAGE),
          'search[value]': search.value,
          'order[0][column]': String(shown.column),
          'order[0][dir]': shown.direction,
        });
        if (mine === draw) showRows(answer);
      } catch {
        if (mine === draw) summary.textContent = 'The list could not be loaded.';
      } finally {
        if (mine === draw) table.removeAttribute('aria-busy');
      }
    }

    function turn(pages) {
      shown.start = Math.max(0, shown.start + pages * ROWS_OF_A_PAGE);
      load();
    }

    headings.forEach((heading, index) => {
      heading.querySelector('button')?.addEventListener('click', () => {
        shown.direction = shown.column === index && shown.direction === 'asc' ? 'desc' : 'asc';
        shown.column = index;
        shown.start = 0;
        showOrder();
        load();
      });
    });

    let pause = 0;
    search.addEventListener('input', () => {
      clearTimeout(pause);
      pause = setTimeout(() => {
        shown.start = 0;
        load();
      }, TYPING_PAUSE_MS);
    });

    previous.addEventListener('click', () => turn(-1));
    next.addEventListener('click', () => turn(1));
    showOrder();
    load();
  }

  document.querySelectorAll('table[data-source]').forEach(startTable);
})();
