// Routes made from requests.
export { MakeRouteDialog } from './make-route-dialog.tsx'
