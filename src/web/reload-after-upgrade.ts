const KEY = 'parvis.reloaded'
const AGAIN_MS = 30_000

/** A server that was upgraded no longer has the files of an open tab: the page loads itself again, once. */
export function reloadAfterUpgrade(): void {
  window.addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem(KEY) ?? 0)
    if (Date.now() - last < AGAIN_MS) return
    event.preventDefault()
    sessionStorage.setItem(KEY, String(Date.now()))
    window.location.reload()
  })
}
