// Mockoon's admin API, on each deployment's own host.
export { type AdminApi, createAdminApi } from './admin-api.ts'
export type { AdminApiParts } from './parts.ts'
