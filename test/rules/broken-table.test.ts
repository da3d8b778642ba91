/** A table that leaves people out or hides a row: the shipped folder with one edit, and what the check says of it. */
import { describe } from 'vitest'
import { alone, among } from './marked.js'

const facts = 'facts.yaml'
const certifications = 'certifications.yaml'
const table = 'table.yaml'

describe('the table', () => {
  alone([
    [
      'no fallback',
      'no row has `fallback: true`; the last row needs it, for people of whom too little is known',
      [table, '- id: R15\n    fallback: true\n', '- ¦id: R15\n'],
    ],
    [
      'a fallback with a condition',
      'the fallback R15 must catch everybody, so it can have no `when`',
      [table, '    fallback: true\n', '    fallback: true\n    ¦when: { goal: build }\n'],
    ],
    [
      'an overlap that is not said to be meant',
      'row R7 hides R9 for some people, e.g. goal understand, holds none, one_only true, …: R7 leads to foundation, and R9 leads to lead-implementer; if R7 is meant to win, write `before: [R9]` in it, and else move R9 above it',
      [table, '- id: R7\n', '- ¦id: R7\n'],
      [table, '    path: [foundation]\n    before: [R9]\n', '    path: [foundation]\n'],
    ],
    [
      'an overlap said to be meant that is none',
      'warning: row R6 wins over R11 for nobody, so `before` need not name R11',
      [table, 'before: [R7, R9]', 'before: [R7, R9, ¦R11]'],
    ],
    [
      'a row that is to win over one above it',
      'row R2 stands above R6, so R6 cannot win over it; move the row, or take the name out',
      [table, 'before: [R7, R9]', 'before: [R7, R9, ¦R2]'],
    ],
    [
      'a row that is to win over itself',
      'row R6 cannot stand before itself',
      [table, 'before: [R7, R9]', 'before: [R7, R9, ¦R6]'],
    ],
    [
      'a lean beside a path',
      'warning: row R13 has a path, so its `lean` is never said',
      [
        table,
        '    path: [foundation, lead-implementer]\n',
        '    path: [foundation, lead-implementer]\n    ¦lean: [{ when: { goal: build }, to: foundation }]\n',
      ],
    ],
    [
      'an example that ends elsewhere',
      'this example of row R6 ends at row R11 instead',
      [table, '- { holds: foundation, goal: understand }', '- ¦{ holds: foundation, goal: build }'],
    ],
  ])
  among([
    [
      'a second fallback',
      'row R15 is a second fallback beside R14; only one can catch the rest',
      [table, 'when: { background: none, goal: [audit, both] }', 'fallback: true'],
      [table, '- id: R15\n    fallback', '- id: R15\n    ¦fallback'],
    ],
    [
      'a fallback that is not the last',
      'the fallback R15 must be the last row; move it below R16',
      [table, '- id: R15\n    fallback', '- id: R15\n    ¦fallback'],
      [
        table,
        '      - { goal: build, holds: none }\n',
        '      - { goal: build, holds: none }\n  - { id: R16, path: [foundation] }\n',
      ],
    ],
    [
      'a step that is on a path twice',
      'row R13 has `foundation` on its path twice',
      [table, '[foundation, lead-implementer]\n', '[foundation, ¦foundation]\n'],
    ],
    [
      'a gap',
      'no row describes some people of whom everything is known, e.g. goal both, background none, holds none, one_only false, …; add a row for them above the fallback',
      [table, 'background: none, goal: [audit, both] }', 'background: none, goal: audit }'],
      [table, '- id: R15', '- ¦id: R15'],
    ],
    [
      'a row that is hidden wholly',
      'nobody ends at row R16: everybody whom it describes, e.g. goal build, holds foundation, …, ends at R9 or R11 above it; move it up, or take it out',
      [
        table,
        '  - id: R15\n',
        '  - ¦id: R16\n    when: { goal: build, holds: foundation }\n    path: [foundation]\n  - id: R15\n',
      ],
    ],
    [
      'a row that nobody can fit',
      'nobody ends at row R11: its conditions exclude each other',
      [
        table,
        '{ ready: true, goal: build }',
        '{ ready: true, goal: build, holds: none, background: none }',
      ],
      [table, '- id: R11', '- ¦id: R11'],
    ],
    [
      'a row that only people half known reach',
      'warning: only people of whom something is not known end at row R16, e.g. goal build, background not known, holds none, one_only false, …; rows above it take all others',
      [
        table,
        '  - id: R15\n',
        '  - ¦id: R16\n    when: { goal: build }\n    path: [lead-implementer]\n  - id: R15\n',
      ],
    ],
    [
      'a shared condition that rests on itself',
      '`ready` rests on itself',
      [facts, '- id: ready', '- ¦id: ready'],
      [facts, '- { holds: foundation }', '- { ready: true }'],
    ],
    [
      'a certification to which nothing leads',
      'warning: no row of the table leads to `practitioner`',
      [
        certifications,
        '  - id: lead-auditor\n',
        '  - ¦{ id: practitioner, source: a, reviewed: 2026-11-24, review_by: 2027-11-24 }\n  - id: lead-auditor\n',
      ],
    ],
  ])
})
