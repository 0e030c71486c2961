// Deploying a mock.
export { DeployDialog } from './deploy-dialog.tsx'
