// Uploads a file and holds the session for as long as that takes. Once a login reaches its longest time nothing can be held,
// so no upload is begun then.
const address = document.currentScript.dataset.scanUploadTo;
const chooser = document.createElement('input');
chooser.type = 'file';
chooser.id = 'scan-upload';
chooser.setAttribute('aria-label', 'Upload a scan');
const status = document.createElement('output');
document.body.append(chooser, status);

chooser.addEventListener('change', () => void upload(chooser.files[0]));

async function upload(scan) {
  const body = new FormData();
  body.append('scan', scan);
  // Perfex has none where its owner has switched the protection off.
  if (typeof csrfData !== 'undefined') body.append(csrfData.token_name, csrfData.hash);
  // Without the module that logs out after inactivity there is nothing to hold.
  const release = window.inactivityLogout?.hold('Upload of a scan', 30);
  status.textContent = 'Uploading…';
  try {
    const headers = { 'X-Requested-With': 'XMLHttpRequest' };
    const response = await fetch(address, { method: 'POST', body, headers });
    status.textContent = response.ok ? 'Uploaded.' : 'Not uploaded.';
  } catch {
    status.textContent = 'Not uploaded.';
  } finally {
    release?.();
  }
}

addEventListener('inactivity-logout', ({ detail }) => {
  if (detail.version === 1) chooser.disabled = detail.view === 'ending';
});
