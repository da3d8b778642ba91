import { expect, test } from 'vitest'
import { readRulesFolder } from '../../src/rules-folder.js'
import { advisorFor } from '../../src/decision/advisor.js'

test('the way', () => {
  const read = readRulesFolder('rules/iso-42001')
  if (read.kind === 'faults') throw new Error(JSON.stringify(read.faults))
  const t0 = performance.now()
  const advisor = advisorFor(read.reading.rulebook)
  let d = advisor.decide({})
  console.log(performance.now() - t0, d.kind === 'ask' && [d.question.id, d.atMost, d.onAverage])
  for (const k of [{goal:'audit', background:'iso'},{goal:'understand'},{goal:'understand',holds:null,background:null},{goal:'audit',holds:'none',background:'iso'},{goal:'build',holds:null,background:null},{goal:null},{goal:null,holds:'none',background:'none'},{goal:'both',one_only:true,holds:null,background:null}]) {
    d = advisor.decide(k)
    console.log(JSON.stringify(k), d.kind === 'ask' ? ['ask', d.question.id, d.choices.map(c=>c.id).join(), d.atMost] : [d.outcome.row.id, JSON.stringify({...d.outcome,row:0})])
  }
  const known = [{goal:'audit', background:'iso'},{goal:'understand'},{goal:'audit',holds:'none',background:'iso',audit_stage:'later', one_only:false},{goal:'build',holds:null,background:null}]
  const t1 = performance.now()
  let n = 0
  for (let i = 0; i < 5e6; i++) if (advisor.decide(known[i & 3]!).kind === 'ask') n++
  console.log('M/s', 5e6 / (performance.now() - t1) / 1000, n)
})
