// "Helpful" and "I have this too" without a page load; when that fails, the form is sent as a form.
// <form data-behaviour="vote" method="post" action="…"><button aria-pressed="false">… <span class="num">12</span></button></form>
// The answer is {"count": 13, "pressed": true}.
behaviour('vote', (form) => form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const button = form.querySelector('button');
  const before = button.getAttribute('aria-pressed');
  button.setAttribute('aria-pressed', before !== 'true');   // hopeful; undone when the server says no
  try {
    const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)), headers: { Accept: 'application/json' } });
    if (!answer.ok || answer.redirected) throw new Error('refused');
    const { count, pressed } = await answer.json();
    const number = button.querySelector('.num');
    if (number) number.textContent = count.toLocaleString(document.documentElement.lang);
    if (pressed !== undefined) button.setAttribute('aria-pressed', pressed);
  } catch {
    button.setAttribute('aria-pressed', before);
    form.submit();
  }
}));
