// Runs something before the next frame is drawn; in a tab that is hidden, where no frames are drawn, a little later.

const HIDDEN_MS = 250

export function nextFrame(run: () => void): void {
  if (document.hidden) setTimeout(run, HIDDEN_MS)
  else requestAnimationFrame(run)
}
