// The list of deployments.
export { DeploymentsScreen } from './deployments-screen.tsx'
