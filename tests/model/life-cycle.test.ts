import { expect, it } from 'vitest'
import { lifeCycleOf } from '#shared/model/life-cycle.ts'

it.each([
  ['AP1', 'superseded'],
  ['EA1', 'superseded'],
  ['EP1', 'superseded'],
  ['AP0', 'opened'],
  ['EP0', 'opened'],
  ['EP2', 'opened'],
  ['AP2', 'waiting'],
  ['AP3', 'refused'],
  ['T01', 'held'],
  ['T02', 'held'],
  // as files have them: in a list, with spaces, in lower case
  ['305, ap1 ,G14', 'superseded'],
  // the row that another replaces is never counted, whatever else it says
  ['T01,AP2,AP0,EP1', 'superseded'],
  ['T02,AP3', 'refused'],
  ['305,G14', null],
  ['AP10', null],
  ['', null],
  [null, null],
])('a row with the codes %s is %s', (codes, lifeCycle) => {
  expect(lifeCycleOf(codes)).toBe(lifeCycle)
})
