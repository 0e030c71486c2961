// stub
export function MakeRouteDialog(_: { name: string; transaction: unknown; onClose: () => void }) {
  return null
}
