// Puts the theme that was chosen on the page before anything is drawn.
try {
  const theme = localStorage.getItem('mockhost.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Where nothing may be stored, the page follows the system.
}
