// How many characters are left, once a quarter is, or how many there are too many. Typing is never blocked;
// the server says so too.
// <textarea data-behaviour="left" data-limit="4000" data-left="text-left"></textarea>
// <p id="text-left" hidden><span class="num"></span> <span class="words" data-left="characters left" data-over="too many"></span></p>
behaviour('left', (text) => {
  const line = document.getElementById(text.dataset.left);
  const words = line.querySelector('.words');
  const show = () => {
    const left = text.dataset.limit - [...text.value].length;
    line.hidden = left > text.dataset.limit / 4;
    line.querySelector('.num').textContent = Math.abs(left).toLocaleString(document.documentElement.lang);
    words.textContent = left < 0 ? words.dataset.over : words.dataset.left;
  };
  text.addEventListener('input', show);
  show();
});
