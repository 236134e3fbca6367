// Before the first paint: the theme that was chosen, or the one the system prefers.
(() => {
  const chosen = localStorage.getItem('daybook-theme');
  const dark = chosen === null ? matchMedia('(prefers-color-scheme: dark)').matches : chosen === 'dark';
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
