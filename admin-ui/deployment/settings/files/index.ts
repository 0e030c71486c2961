// The files of a deployment.
export { FilesSection } from './files-section.tsx'
