/** The end of the build: the shipped rules as JSON, so that a start need not parse them. */
import { chmodSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { faultLine } from '../rulebook/fault.js'
import { keepCompiled, rulesFilesIn, shippedRules } from '../rules-files.js'
import { checkedRules } from './checked-rules.js'

const today = new Date().toISOString().slice(0, 10)
const { rulebook, errors } = checkedRules(rulesFilesIn(shippedRules), today)
// Faulty rules do not stop a build: the start says what is wrong with them, and so does the check.
for (const fault of errors) console.error(`${shippedRules}/${faultLine(fault)}`)
if (rulebook) keepCompiled(rulebook)
// npm makes the program runnable when it installs, and bundling writes it anew.
chmodSync(fileURLToPath(new URL('./main.js', import.meta.url)), 0o755)
