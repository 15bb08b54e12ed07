// Mark more: select words in the original, and the form knows where they stand. Offsets count Unicode
// characters of the whole text, as the server does, not the 16-bit halves that a browser counts.
// <div data-behaviour="mark" data-mark="mark-form" data-field="body"><span data-at="0">I spoke to </span>…
// <form id="mark-form"> <input name="start"> <input name="end"> <input name="field"> <output></output>
behaviour('mark', (original) => {
  const form = document.getElementById(original.dataset.mark);
  const set = (name, value) => { if (form.elements[name]) form.elements[name].value = value; };
  const offset = (node, within) => {
    const run = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest('[data-at]');
    if (!run || !original.contains(run)) return null;
    const before = document.createRange();
    before.setStart(run, 0);
    before.setEnd(node, within);
    return Number(run.dataset.at) + [...before.toString()].length;
  };
  document.addEventListener('selectionchange', () => {
    const selection = document.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    const start = offset(range.startContainer, range.startOffset);
    const end = offset(range.endContainer, range.endOffset);
    if (start === null || end === null || end <= start) return;
    set('start', start);
    set('end', end);
    set('field', original.dataset.field ?? '');
    const words = form.querySelector('output');
    if (words) words.textContent = range.toString();
    set('words', range.toString());
  });
});
