/** The rules that are shipped, and any others, as a rulebook or not at all. */
import { fileURLToPath } from 'node:url';
import { readRulesFolder } from './rules-folder.js';
export const shippedRules = fileURLToPath(new URL('rules/iso-42001', `file://${process.cwd()}/`));
export function rulebookIn(folder) {
    const result = readRulesFolder(folder);
    if (result.kind === 'faults')
        throw new Error(JSON.stringify(result.faults, null, 2));
    return result.reading.rulebook;
}
