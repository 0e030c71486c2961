// The frame around the tabs of a deployment.
export { DeploymentFrame } from './deployment-frame.tsx'
