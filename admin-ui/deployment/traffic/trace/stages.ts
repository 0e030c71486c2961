// The words for stages and sources. What comes with a later server is shown by its own name.

const STAGES: Readonly<Record<string, string>> = {
  read: 'Read',
  match: 'Match',
  choose: 'Choose',
  render: 'Render',
  answer: 'Answer',
  callback: 'Callback',
}

const SOURCES: Readonly<Record<string, string>> = {
  response: 'A response of the mock',
  preflight: 'A preflight of CORS',
  proxy: 'Another server',
  none: 'No route',
  refused: 'Refused before the mock was asked',
}

export const nameStage = (stage: string): string => STAGES[stage] ?? inWords(stage)
export const nameSource = (source: string): string => SOURCES[source] ?? inWords(source)

/** `web-socket` and `webSocket` are "Web socket". */
function inWords(name: string): string {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[-_]+/g, ' ')
    .trim()
    .toLowerCase()
  return words === '' ? name : `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
}
