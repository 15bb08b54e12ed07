// Posts without a finding: one key each, only inside the line that has the focus, and only when switched on.
// <ol class="quick" data-behaviour="line-keys"><li>… <button data-key="p">
behaviour('line-keys', (list) => keysOn && list.addEventListener('keydown', (event) => {
  const key = plainKey(event);
  if (key) event.target.closest('li')?.querySelector(`[data-key="${CSS.escape(key)}"]`)?.click();
}));
