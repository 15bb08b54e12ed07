// Shows what everyone will see while somebody writes, and keeps the words. Two requests: the one that shows stores
// nothing. Offline it says so and keeps trying; the buttons do the same without it. `edit` tells the later of two saves.
// <form data-behaviour="preview" data-look="/problems/preview" data-stale="stale"
//       data-save="/drafts/autosave" data-offline="Not saved: …">   (without data-save the words are only shown)
// <input name="token"> <input name="edit"> … <b id="will-go"></b> <div id="shown"></div> <span role="status" id="stale"></span>
behaviour('preview', (form) => {
  const { token, edit } = form.elements;
  const { look, save, stale, offline } = form.dataset;
  const place = document.getElementById(stale);
  let timer, request, over = false;
  const soon = (wait) => {
    clearTimeout(timer);
    timer = setTimeout(show, wait);
  };
  const ask = (address, body, signal) => fetch(address, { method: 'POST', body, headers: { Accept: 'application/json' }, signal });
  const show = () => {
    request?.abort();
    const { signal } = request = new AbortController();
    edit.value = Date.now();
    // Files are sent with the form alone.
    const body = new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === 'string'));
    seen(body, signal).catch(() => {});   // the next change looks again
    if (save && !over) keep(body, signal);
  };
  const seen = async (body, signal) => {
    const answer = await ask(look, body, signal);
    if (!answer.ok) return;
    const { sentence, html } = await answer.json();
    document.getElementById('will-go').textContent = sentence;
    document.getElementById('shown').replaceChildren(...new DOMParser().parseFromString(html, 'text/html').body.childNodes);
    if (!save) place.textContent = '';
  };
  const keep = async (body, signal) => {
    try {
      const answer = await ask(save, body, signal);
      const data = await answer.json();
      place.textContent = answer.ok ? data.said : data.error;
      over = answer.status === 409;   // sent already, or later words are kept
      if (!answer.ok && !over) soon(60000);
    } catch {
      if (signal.aborted) return;
      place.textContent = offline;
      soon(5000);
    }
  };
  if (save) token.value ||= [...crypto.getRandomValues(new Uint8Array(11))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  form.addEventListener('input', () => over || soon(1500));
  form.addEventListener('submit', () => {
    clearTimeout(timer);
    request?.abort();
    edit.value = Date.now();
  });
});
