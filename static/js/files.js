// A file that is too large, or no picture, is told before it travels; the server says so too.
// <input type="file" accept="image/jpeg" data-behaviour="files" data-most="15728640" data-words="Too large …"> <p role="status" hidden></p>
behaviour('files', (field) => {
  const line = field.parentElement.querySelector('[role=status]');
  const kinds = field.accept.split(',');
  field.addEventListener('change', () => {
    const wrong = [...field.files].find((file) => file.size > field.dataset.most || (file.type && !kinds.includes(file.type)));
    line.hidden = !wrong;
    line.textContent = wrong ? `${wrong.name}: ${field.dataset.words}` : '';
    if (wrong) field.value = '';
  });
});
