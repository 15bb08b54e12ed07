// How many characters are left, once a quarter is. Typing is never blocked; the server says so too.
// <textarea data-behaviour="left" data-limit="4000" data-left="text-left"></textarea>
// <p id="text-left" hidden><span class="num"></span> characters left</p>
behaviour('left', (text) => {
  const line = document.getElementById(text.dataset.left);
  const show = () => {
    const left = text.dataset.limit - [...text.value].length;
    line.hidden = left > text.dataset.limit / 4;
    line.querySelector('.num').textContent = left.toLocaleString(document.documentElement.lang);
  };
  text.addEventListener('input', show);
  show();
});
