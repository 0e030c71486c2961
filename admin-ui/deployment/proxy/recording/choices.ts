// What someone chose while looking over recorded routes, as the API takes it.

export interface Choices {
  /** Ids of offers that are parameters. */
  readonly parameters: readonly string[]
  /** Ids of parameters that are none. */
  readonly literals: readonly string[]
  /** Titles of routes whose answers come one after the other. */
  readonly sequences: readonly string[]
}

export const NO_CHOICES: Choices = { parameters: [], literals: [], sequences: [] }

/** Makes a segment of a path a parameter, or lets it be what it was. */
export function chooseParameter(choices: Choices, id: string, isOn: boolean): Choices {
  const { parameters, literals } = choices
  const wanted = isOn ? parameters : literals
  const unwanted = isOn ? literals : parameters
  // What was said of it before is taken back first.
  const isTakenBack = unwanted.includes(id)
  const next = isTakenBack ? wanted : withItem(wanted, id, true)
  const other = withItem(unwanted, id, false)
  return isOn
    ? { ...choices, parameters: next, literals: other }
    : { ...choices, parameters: other, literals: next }
}

export const chooseSequence = (choices: Choices, title: string, isOn: boolean): Choices => ({
  ...choices,
  sequences: withItem(choices.sequences, title, isOn),
})

export const hasChoices = ({ parameters, literals, sequences }: Choices): boolean =>
  parameters.length + literals.length + sequences.length > 0

const withItem = (items: readonly string[], item: string, isIn: boolean): readonly string[] => {
  const others = items.filter((other) => other !== item)
  return isIn ? [...others, item] : others
}
