/** Lets the pages load without a network, once the first of them stands. */
export function keepShell() {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  addEventListener('load', () => {
    navigator.serviceWorker.register('/sw.js').catch(() => undefined) // Then the pages need the network, as any page does.
  })
}
