// A word beside the preview when it is older than the text.
// <form data-behaviour="stale" data-stale="stale">…<span role="status" id="stale" data-words="You have changed the text since."></span>
behaviour('stale', (form) => {
  const place = document.getElementById(form.dataset.stale);
  form.addEventListener('input', (event) => {
    if (event.target.matches('textarea, [name=title]')) place.textContent = place.dataset.words;
  });
});
