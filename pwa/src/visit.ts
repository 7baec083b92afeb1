import { keepInTab, keepTokenInTab } from './device/tab.ts'
import { deliveryPage, operatorPage, routeOf, type Route, sentPage } from './routes.ts'

/** Reads where the address leads, and takes the secret out of the address bar, the history and every later request. */
export function takeRoute(): Route {
  const route = routeOf(location)
  if (route.name === 'delivery' && route.linkSecret) {
    keepInTab(route.deliveryId, route.linkSecret)
    history.replaceState(null, '', deliveryPage(route.deliveryId))
  }
  if (route.name === 'operator' && location.hash !== '') history.replaceState(null, '', operatorPage)
  if (route.name === 'sent' && route.token !== undefined) {
    keepTokenInTab(route.messageId, route.token)
    history.replaceState(null, '', sentPage(route.messageId))
  }
  return route
}
