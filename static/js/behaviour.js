// Every page works without this file. A module below makes one thing kinder: it is bound to
// the elements that ask for it by name, data-behaviour="vote". One that fails leaves the others alone.
const behaviour = (name, bind) => {
  for (const element of document.querySelectorAll(`[data-behaviour~="${name}"]`)) {
    try { bind(element); } catch (error) { console.error(error); }
  }
};
const keysOn = document.body.dataset.keys === 'on';
// A single key that is meant for us: no modifier, and nobody is typing.
const plainKey = (event) =>
  event.ctrlKey || event.metaKey || event.altKey || event.target.matches('textarea, select, input:not([type=radio], [type=checkbox])')
    ? null : event.key.toLowerCase();
