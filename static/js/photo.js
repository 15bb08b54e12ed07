// Drag over the picture, and what lies under is covered; numbered parts and a button do the same without it.
// <div data-behaviour="photo" data-picture="picture" hidden><button type="button">Draw</button> <span role="status" data-words="…">
//   <input name="x"> <input name="y"> <input name="w"> <input name="h"> <button type="submit" hidden></div> … <svg> in #picture
behaviour('photo', (bar) => {
  const svg = document.getElementById(bar.dataset.picture).querySelector('svg');
  const [pencil, send] = bar.querySelectorAll('button');
  const says = bar.querySelector('[role=status]');
  const { width, height } = svg.viewBox.baseVal;
  const at = (event) => {
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    return { x: Math.min(Math.max(x, 0), width), y: Math.min(Math.max(y, 0), height) };
  };
  let from, shape;
  const drawing = () => pencil.getAttribute('aria-pressed') === 'true';
  const sides = (to) => ({
    x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), w: Math.abs(to.x - from.x), h: Math.abs(to.y - from.y),
  });
  bar.hidden = false;
  pencil.addEventListener('click', () => {
    pencil.setAttribute('aria-pressed', String(!drawing()));
    svg.style.touchAction = drawing() ? 'none' : '';   // else a finger scrolls the page
    svg.style.cursor = drawing() ? 'crosshair' : '';
    says.textContent = drawing() ? says.dataset.words : '';
  });
  svg.addEventListener('pointerdown', (event) => {
    if (!drawing() || !event.isPrimary) return;
    event.preventDefault();
    svg.setPointerCapture(event.pointerId);
    from = at(event);
    shape = svg.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'rect'));
    shape.setAttribute('class', 'new');
  });
  svg.addEventListener('pointermove', (event) => {
    if (!from) return;
    const { x, y, w, h } = sides(at(event));
    for (const [name, value] of Object.entries({ x, y, width: w, height: h })) shape.setAttribute(name, value);
  });
  svg.addEventListener('pointercancel', () => {
    shape?.remove();
    from = null;
  });
  svg.addEventListener('pointerup', (event) => {
    if (!from) return;
    const box = sides(at(event));
    for (const name in box) bar.querySelector(`[name=${name}]`).value = Math.max(0, Math.round(box[name]));
    from = null;
    send.click();
  });
});
