/** The end of the build: the shipped rules as JSON, so that a start need not parse them. */
import { lint } from './decision/lint.js'
import { faultLine } from './rulebook/fault.js'
import { keepCompiled, shippedRules } from './rules-files.js'
import { readRulesFolder } from './rules-folder.js'

const result = readRulesFolder(shippedRules)
const today = new Date().toISOString().slice(0, 10)
const faults = result.kind === 'faults' ? result.faults : lint(result.reading, today)
const errors = faults.filter(({ severity }) => severity === 'error')
// Faulty rules do not stop a build: the start says what is wrong with them, and so does the check.
for (const fault of errors) console.error(`${shippedRules}/${faultLine(fault)}`)
if (result.kind === 'read' && errors.length === 0) keepCompiled(result.reading.rulebook)
