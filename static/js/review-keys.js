// Review: J and K go through the lines, Y and U choose in the line that has the focus, the other keys
// press the button that names them; P leads to an open line first. Only inside the form, and only when switched on.
// <form data-behaviour="review-keys"> … <li data-line class="open"> <input type="radio" data-key="y"> … <button data-key="s">
behaviour('review-keys', (form) => keysOn && form.addEventListener('keydown', (event) => {
  const key = plainKey(event);
  if (!key) return;
  const lines = [...form.querySelectorAll('[data-line]')];
  const now = lines.indexOf(event.target.closest('[data-line]'));
  if (key === 'j' || key === 'k') {
    const next = lines[Math.max(0, Math.min(lines.length - 1, now + (key === 'j' ? 1 : -1)))];
    (next?.querySelector('input:checked') ?? next?.querySelector('input, button, a'))?.focus();
    event.preventDefault();
    return;
  }
  const open = key === 'p' && lines.find((line) => line.matches('.open') && !line.querySelector(':checked'));
  if (open) {
    open.querySelector('input').focus();
    event.preventDefault();
    return;
  }
  const named = `[data-key="${CSS.escape(key)}"]:not(:disabled)`;
  const target = lines[now]?.querySelector(named) ?? [...form.querySelectorAll(named)].find((one) => !one.closest('[data-line]'));
  if (!target) return;
  event.preventDefault();
  target.click();
  if (target.matches('input')) target.focus();
}));
