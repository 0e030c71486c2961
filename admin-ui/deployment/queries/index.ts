// What the screens of a deployment ask the server.
export { deploymentKey, useChangeDeployment, useDeployment } from './deployment.ts'
export { useWhyNotAdmin } from './scope.ts'
