// Ten quiet seconds. Nothing waits for them.
// <span class="dial" data-behaviour="ten"><svg>…<circle class="run"/></svg><b class="num">10</b></span>
behaviour('ten', (dial) => {
  const run = dial.querySelector('.run');
  const number = dial.querySelector('.num');
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  let second = 0;
  const tick = setInterval(() => {
    run.style.strokeDashoffset = ++second * 10;
    number.textContent = second < 10 ? 10 - second : '✓';
    if (second >= 10) clearInterval(tick);
  }, 1000);
});
