// What can be done with a deployment as a whole: from the list, and from its own header.
export { DeploymentMenu } from './deployment-menu.tsx'
export { useWhyNotMake } from './use-why-not-make.ts'
