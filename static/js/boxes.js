// Boxes over a photo: drag to draw one, drag it or its corner, or focus it and use the arrows. What counts are the
// figures in its row of the form, in percent; a row that was emptied is no box. A finger scrolls and draws nothing.
// <svg viewBox="0 0 800 600" data-behaviour="boxes" data-rows="by-hand" data-words="Box. Arrows …">… <g data-hands><rect/></g></svg>
// <div id="by-hand"><fieldset>… <input name="left"> <input name="top"> <input name="width"> <input name="height">
// … <details><fieldset data-new>…</fieldset></details></div>
behaviour('boxes', (svg) => {
  const rows = document.getElementById(svg.dataset.rows);
  const blank = rows.querySelector('[data-new]');
  const layer = svg.querySelector('[data-hands]');
  const { width, height } = svg.viewBox.baseVal;
  const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const drawn = new Map();
  let drag = null;
  const made = (name, kind) => {
    const one = layer.appendChild(document.createElementNS(svg.namespaceURI, name));
    one.setAttribute('class', kind);
    one.setAttribute('vector-effect', 'non-scaling-stroke');
    return one;
  };
  const put = (element, names, values) => names.forEach((name, i) => element.setAttribute(name, values[i]));
  const add = (row, rect = made('rect', 'hand')) => {
    const fields = ['left', 'top', 'width', 'height'].map((name) => row.querySelector(`[name=${name}]`));
    const corner = made('circle', 'corner');
    const read = () => fields.map((field) => Number(field.value) || 0);
    const show = () => {
      const [x, y, w, h] = read();
      put(rect, ['x', 'y', 'width', 'height'], [x * width / 100, y * height / 100, w * width / 100, h * height / 100]);
      put(corner, ['cx', 'cy', 'r'], [(x + w) * width / 100, (y + h) * height / 100, width / 80]);
    };
    const set = ([x, y, w, h]) => {
      w = Math.min(100, Math.max(1, w));
      h = Math.min(100, Math.max(1, h));
      [Math.min(100 - w, Math.max(0, x)), Math.min(100 - h, Math.max(0, y)), w, h].forEach((value, i) => { fields[i].value = value.toFixed(2); });
      show();
    };
    const drop = () => {
      for (const field of fields) field.value = '';
      row.hidden = true;
      rect.remove();
      corner.remove();
    };
    rect.setAttribute('tabindex', '0');
    rect.setAttribute('role', 'img');
    rect.setAttribute('aria-label', svg.dataset.words);
    rect.addEventListener('keydown', (event) => {
      const [dx, dy] = arrows[event.key] ?? [];
      if (event.key === 'Delete') drop();
      else if (dx === undefined) return;
      else { const [x, y, w, h] = read(); set(event.shiftKey ? [x, y, w + dx, h + dy] : [x + dx, y + dy, w, h]); }
      event.preventDefault();
    });
    row.addEventListener('input', show);
    const box = { rect, read, set, drop };
    drawn.set(rect, [box, false]).set(corner, [box, true]);
    show();
    return box;
  };
  const fresh = () => {
    const row = blank.cloneNode(true);
    row.removeAttribute('data-new');
    for (const field of row.querySelectorAll('input')) field.value = '';
    rows.insertBefore(row, blank.closest('details'));
    return add(row);
  };
  const at = (event) => {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    return [100 * point.x / width, 100 * point.y / height];
  };
  const rects = layer.querySelectorAll('rect');
  rows.querySelectorAll('fieldset:not([data-new])').forEach((row, i) => rects[i] && add(row, rects[i]));
  svg.addEventListener('pointerdown', (event) => {
    if (event.pointerType === 'touch' || event.button) return;
    const [x, y] = at(event);
    const [box, sizes] = drawn.get(event.target) ?? [];
    drag = box ? { box, sizes, x, y, from: box.read() } : { x, y };
    svg.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  svg.addEventListener('pointermove', (event) => {
    if (!drag) return;
    const [x, y] = at(event);
    const { from } = drag;
    if (!from) {
      if (Math.abs(x - drag.x) < 1 || Math.abs(y - drag.y) < 1) return;
      drag.box ??= fresh();
      drag.box.set([Math.min(x, drag.x), Math.min(y, drag.y), Math.abs(x - drag.x), Math.abs(y - drag.y)]);
    } else if (drag.sizes) drag.box.set([from[0], from[1], from[2] + x - drag.x, from[3] + y - drag.y]);
    else drag.box.set([from[0] + x - drag.x, from[1] + y - drag.y, from[2], from[3]]);
  });
  svg.addEventListener('pointerup', () => { drag?.box?.rect.focus(); drag = null; });
  svg.addEventListener('pointercancel', () => { drag = null; });
});
