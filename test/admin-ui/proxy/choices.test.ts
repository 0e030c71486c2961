// Choices over a recording: what is said and taken back again is as if it had not been said.
import t from 'tap'
import {
  chooseParameter,
  chooseSequence,
  hasChoices,
  NO_CHOICES,
} from '../../../admin-ui/deployment/proxy/recording/choices.ts'

t.test('a parameter becomes a literal, and a parameter again', async (t) => {
  const literal = chooseParameter(NO_CHOICES, 'GET /users/:#1', false)
  t.same(literal, { ...NO_CHOICES, literals: ['GET /users/:#1'] })
  t.same(chooseParameter(literal, 'GET /users/:#1', true), NO_CHOICES)
})

t.test('an offer becomes a parameter, and an offer again', async (t) => {
  const parameter = chooseParameter(NO_CHOICES, 'a', true)
  t.same(parameter, { ...NO_CHOICES, parameters: ['a'] })
  t.same(chooseParameter(parameter, 'a', false), NO_CHOICES)
  t.same(chooseParameter(parameter, 'a', true), parameter)
})

t.test('answers come one after the other, or not', async (t) => {
  const sequence = chooseSequence(NO_CHOICES, 'GET /a', true)
  t.equal(hasChoices(sequence), true)
  t.same(chooseSequence(sequence, 'GET /a', false), NO_CHOICES)
  t.equal(hasChoices(NO_CHOICES), false)
})
