import { keepInTab } from './device/tab.ts'
import { deliveryPage, operatorPage, routeOf, type Route } from './routes.ts'

/** Reads where the address leads, and takes the secret out of the address bar, the history and every later request. */
export function takeRoute(): Route {
  const route = routeOf(location)
  if (route.name === 'delivery' && route.linkSecret) {
    keepInTab(route.deliveryId, route.linkSecret)
    history.replaceState(null, '', deliveryPage(route.deliveryId))
  }
  if (route.name === 'operator' && location.hash !== '') history.replaceState(null, '', operatorPage)
  return route
}
