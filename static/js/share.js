// Shares an address with what the device offers; hidden where it offers nothing. No other site is asked.
// <button type="button" data-behaviour="share" value="https://…" hidden>Share with …</button>
behaviour('share', (button) => {
  if (!navigator.share) return;
  button.hidden = false;
  button.addEventListener('click', () => navigator.share({ title: document.title, url: button.value }).catch(() => {}));
});
